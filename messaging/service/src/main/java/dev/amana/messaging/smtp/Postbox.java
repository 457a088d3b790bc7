package dev.amana.messaging.smtp;

/** What the SMTP server asks at RCPT and hands over after DATA. Called on virtual threads, so it may block. */
public interface Postbox {

    /**
     * Whether mail from this envelope sender is taken for this recipient.
     *
     * @param envelopeSender the address of MAIL FROM, empty for the null sender
     * @param recipient the address of RCPT TO as the client wrote it; aliases are case-insensitive
     */
    RecipientCheck check(String envelopeSender, String recipient);

    /**
     * Takes a mail over. Returns only after everything about it is committed; until then the client keeps it.
     *
     * @throws SmtpRefusal with the reply for the client; any other exception is answered {@code 451 4.3.0}
     */
    void accept(IncomingMail mail);
}
