package dev.amana.messaging.intake;

import dev.amana.messaging.mime.Senders;
import dev.amana.messaging.party.EmailAddress;
import dev.amana.messaging.smtp.IncomingMail;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who a mail says it is from.
 *
 * @param header the address in From; null where there is not exactly one
 * @param envelope the address of MAIL FROM; null for the null sender
 */
record Claim(@Nullable EmailAddress header, @Nullable EmailAddress envelope) {

    static Claim of(IncomingMail mail) {
        List<String> from = Senders.from(mail.raw());
        return new Claim(from.size() == 1 ? EmailAddress.parse(from.getFirst()).orElse(null) : null, envelope(mail));
    }

    static @Nullable EmailAddress envelope(IncomingMail mail) {
        return EmailAddress.parse(mail.envelopeSender()).orElse(null);
    }
}
