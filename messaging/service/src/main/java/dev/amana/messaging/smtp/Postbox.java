package dev.amana.messaging.smtp;

import java.util.List;

/** What the SMTP server asks at RCPT and hands over after DATA. Called on virtual threads, so it may block. */
public interface Postbox {

    /**
     * Whether mail is taken for this recipient.
     *
     * @param recipient the address of RCPT TO as the client wrote it; aliases are case-insensitive
     */
    RecipientCheck check(Envelope envelope, String recipient);

    /**
     * Takes a mail over. Returns only after everything about it is committed; until then the client keeps it.
     *
     * @return the messages that it became, by which its author can ask for it; none where it is a report about an earlier one
     * @throws SmtpRefusal with the reply for the client; any other exception is answered {@code 451 4.3.0}
     */
    List<String> accept(IncomingMail mail);
}
