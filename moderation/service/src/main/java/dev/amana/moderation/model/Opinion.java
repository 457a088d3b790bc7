package dev.amana.moderation.model;

import dev.amana.moderation.signal.Signal;
import java.util.List;

/** What the model says to a passage. */
public final class Opinion {
    private final List<Signal> signals;
    private final Reading reading;

    Opinion(List<Signal> signals, Reading reading) {
        this.signals = signals;
        this.reading = reading;
    }

    /** What it noticed itself. */
    public List<Signal> signals() {
        return signals;
    }

    /** What the rules noticed, less grave where the model sees too little in the words. */
    public Signal weighed(Signal signal) {
        return reading.weighed(signal);
    }
}
