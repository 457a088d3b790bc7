package dev.amana.messaging.smtp;

import java.net.InetAddress;
import java.time.Instant;
import java.util.List;

/**
 * One mail as it came over the wire.
 *
 * @param envelopeSender the address of MAIL FROM, empty for the null sender
 * @param recipients the accepted recipients, as the client wrote them
 * @param raw the mail, at most the announced limit; not copied, so not to be changed
 * @param helo what the client called itself
 */
@SuppressWarnings("ArrayRecordComponent") // Mails are never compared, and copying each would double the memory.
public record IncomingMail(
        String envelopeSender,
        List<String> recipients,
        byte[] raw,
        InetAddress client,
        String helo,
        Instant receivedAt) {

    IncomingMail to(List<String> some) {
        return new IncomingMail(envelopeSender, some, raw, client, helo, receivedAt);
    }
}
