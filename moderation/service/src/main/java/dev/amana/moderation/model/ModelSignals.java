package dev.amana.moderation.model;

import dev.amana.moderation.rules.RuleSet;
import dev.amana.moderation.signal.Category;
import dev.amana.moderation.signal.Passage;
import dev.amana.moderation.signal.Report;
import dev.amana.moderation.signal.Signal;
import dev.amana.moderation.signal.View;
import dev.amana.moderation.verdict.Place;
import dev.amana.moderation.verdict.Role.Standing;
import dev.amana.moderation.verdict.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Notices sentences that mean harm, or dealing outside the marketplace, whatever their words are. Thread-safe. */
public final class ModelSignals {
    /** How much a text is the model's to judge, for rule sets; its words are the model's version. */
    private static final String CLASSIFIER = "classifier.foundation";

    /** Staff write about orders, and not to their friends; and what they threaten weighs more. */
    private static final double EASE_OF_STAFF = 0.1;

    private static final int MOST_ACROSS_MESSAGES = 60;
    /** Two ends of messages beside each other make strange sentences. */
    private static final double DOUBT_ACROSS_MESSAGES = 1;

    private final FoundationModel model;
    private final ModelReader reader;

    public ModelSignals(FoundationModel model) {
        this.model = model;
        this.reader = new ModelReader(model);
    }

    /** Whether the model noticed it. */
    public static boolean made(Signal signal) {
        return signal.name().equals(Target.HARM.signal()) || signal.name().equals(Target.OFF_PLATFORM.signal());
    }

    /** Its version. */
    public String label() {
        return model.label();
    }

    /**
     * What the model says to a passage.
     *
     * @param heard what the rules found in it
     */
    public Opinion opinion(RuleSet.Heard heard, Passage passage) {
        Hints hints = Hints.of(heard.hints(), heard.signals());
        Reading reading = reader.read(heard.text(), passage.message().locale(), hints, ease(passage));
        List<Signal> signals = new ArrayList<>(noticed(reading, heard.reports(), passage));
        if (passage.isFirst()) {
            signals.add(asClassifier(reading, passage));
        }
        return new Opinion(signals, reading);
    }

    /**
     * Whether the model may notice something in a passage of several messages that reaches over the seam between them; false
     * only where it does not. That is found out with a part of the work.
     */
    public boolean mayNoticeOver(int seam, RuleSet.Heard heard, Passage passage) {
        Hints hints = Hints.of(heard.hints(), heard.signals());
        return reader.mayBeNoticed(
                heard.text(), seam, passage.message().locale(), hints, ease(passage), DOUBT_ACROSS_MESSAGES);
    }

    private static double ease(Passage passage) {
        return passage.message().sender().standing() == Standing.AGENT ? EASE_OF_STAFF : 0;
    }

    /** The most telling place in each voice; all places where only those that run over a seam will count. */
    private static List<Signal> noticed(Reading reading, List<Report> reports, Passage passage) {
        boolean all = passage.part() == Signal.CONVERSATION;
        Set<String> known = new HashSet<>();
        List<Signal> signals = new ArrayList<>();
        for (Score score : reading.noticed(all ? DOUBT_ACROSS_MESSAGES : 0)) {
            Signal signal = signal(score, reports, passage);
            if (signals.size() < MOST_ACROSS_MESSAGES && (known.add(signal.name() + signal.place()) || all)) {
                signals.add(signal);
            }
        }
        return signals;
    }

    /** Never graver than MEDIUM: what is only likely waits for a person. An invitation is noted, and delivered. */
    private static Signal signal(Score score, List<Report> reports, Passage passage) {
        Signal signal = Signal.in(
                passage,
                score.target().category(),
                score.target().signal(),
                score.probability(),
                score.isSure() && score.target() == Target.HARM ? Severity.MEDIUM : Severity.LOW,
                View.WHOLE,
                score.start(),
                score.end());
        boolean reported = passage.place() == Place.OWN
                && reports.stream().anyMatch(report -> report.start() < score.end() && report.end() > score.reach());
        return reported ? signal.withPlace(Place.REPORTED) : signal;
    }

    private Signal asClassifier(Reading reading, Passage passage) {
        double most = reading.margin(Target.HARM);
        return new Signal(
                Category.CLASSIFIER,
                CLASSIFIER,
                Score.probability(most),
                Severity.NONE,
                passage.place(),
                View.WHOLE,
                passage.part(),
                0,
                passage.text().length(),
                label());
    }
}
