package dev.amana.messaging.submission;

import dev.amana.platform.eventstore.Rejection;

/** A member of staff is known by as much as allowed, which revoking a password does not change. */
public final class TooManyAddresses extends Rejection {
    private static final long serialVersionUID = 1L;

    TooManyAddresses(int limit) {
        super("too-many-own-addresses", limit);
    }
}
