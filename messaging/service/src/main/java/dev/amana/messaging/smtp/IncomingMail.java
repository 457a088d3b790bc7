package dev.amana.messaging.smtp;

import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One mail as it came over the wire.
 *
 * @param envelopeSender the address of MAIL FROM, empty for the null sender
 * @param recipients the accepted recipients, as the client wrote them
 * @param raw the mail, at most the announced limit; not copied, so not to be changed
 * @param helo what the client called itself
 * @param login who has signed in, where the mail was submitted
 */
@SuppressWarnings("ArrayRecordComponent") // Mails are never compared, and copying each would double the memory.
public record IncomingMail(
        String envelopeSender,
        List<String> recipients,
        byte[] raw,
        InetAddress client,
        String helo,
        Instant receivedAt,
        @Nullable Login login) {

    /** One that anybody sent. */
    public IncomingMail(
            String envelopeSender,
            List<String> recipients,
            byte[] raw,
            InetAddress client,
            String helo,
            Instant receivedAt) {
        this(envelopeSender, recipients, raw, client, helo, receivedAt, null);
    }

    /** The same with other bytes. */
    public IncomingMail with(byte[] otherRaw) {
        return new IncomingMail(envelopeSender, recipients, otherRaw, client, helo, receivedAt, login);
    }

    IncomingMail to(List<String> some) {
        return new IncomingMail(envelopeSender, some, raw, client, helo, receivedAt, login);
    }
}
