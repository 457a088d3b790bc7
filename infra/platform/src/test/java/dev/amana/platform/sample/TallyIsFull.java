package dev.amana.platform.sample;

import dev.amana.platform.eventstore.Rejection;

public final class TallyIsFull extends Rejection {
    private final int status;

    public TallyIsFull(int limit) {
        this(limit, 409);
    }

    public TallyIsFull(int limit, int status) {
        super("tally-is-full", limit);
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
