package dev.amana.moderation.signal;

import java.util.List;

/** Notices something in texts. Thread-safe, and linear in the text. */
@FunctionalInterface
public interface SignalSource {
    List<Signal> signals(Passage passage);
}
