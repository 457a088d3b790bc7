package dev.amana.messaging.optout;

import dev.amana.platform.eventstore.Rejection;

/** Staff review a claim of the same two people on another order, and this is not what cannot wait until they have decided. */
public final class ContactPausedElsewhere extends Rejection {
    private static final long serialVersionUID = 1L;

    ContactPausedElsewhere(String claimId) {
        super("contact-paused-elsewhere", claimId, CriticalTag.TAG);
    }
}
