package dev.amana.platform.sample;

import dev.amana.platform.eventstore.Rejection;

public final class TallyIsFull extends Rejection {
    public TallyIsFull(int limit) {
        super("tally-is-full", limit);
    }
}
