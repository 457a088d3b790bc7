package dev.amana.messaging.outbound;

import dev.amana.messaging.smtp.IncomingMail;
import org.jspecify.annotations.Nullable;

/** Hears what came back for a mail that was delivered nevertheless. May be told twice. */
public interface ReturnListener {

    /** @param type of the complaint (RFC 5965), such as {@code abuse} */
    void complained(SentMail mail, @Nullable String type);

    /** A machine of the recipient answered, such as a vacation program. */
    void answered(SentMail mail, IncomingMail answer);
}
