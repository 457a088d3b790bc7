package dev.amana.messaging.smtp;

/** A mail or recipient is refused, with the reply that tells the client why. */
public final class SmtpRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient SmtpReply reply;

    public SmtpRefusal(SmtpReply reply) {
        super(reply.line(), null, false, false);
        this.reply = reply;
    }

    public SmtpReply reply() {
        return reply;
    }
}
