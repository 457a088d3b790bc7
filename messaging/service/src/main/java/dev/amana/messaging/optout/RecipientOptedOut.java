package dev.amana.messaging.optout;

import dev.amana.platform.eventstore.Rejection;

/** The buyer opted out of unsolicited mail, and this is neither an answer nor marked as critical. */
public final class RecipientOptedOut extends Rejection {
    private static final long serialVersionUID = 1L;

    public RecipientOptedOut() {
        super("recipient-opted-out", CriticalTag.TAG);
    }

    @Override
    public int status() {
        return 403;
    }
}
