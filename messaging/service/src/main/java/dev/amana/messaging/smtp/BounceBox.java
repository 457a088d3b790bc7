package dev.amana.messaging.smtp;

/** Takes mail for the envelope senders of our own mails, that is, bounces. */
public interface BounceBox {

    /** Whether the address has the form of such an envelope sender. */
    boolean concerns(String recipient);

    /** Whether there is a mail that it belongs to. */
    boolean knows(String recipient);

    /** Returns only after commit. */
    void accept(String recipient, IncomingMail mail);
}
