package dev.amana.messaging.outbound;

import java.util.Locale;
import java.util.Optional;

/** The envelope sender of our mails, which names the mail it belongs to: bounces come back to it. */
record BounceAddress(String domain) {
    private static final String PREFIX = "bounces+";

    String of(String mailId) {
        return PREFIX + mailId.toLowerCase(Locale.ROOT) + "@" + domain;
    }

    /** The mail's id, if that is one of our envelope senders by its form. */
    Optional<String> mailId(String recipient) {
        String lower = recipient.toLowerCase(Locale.ROOT);
        boolean ours = lower.startsWith(PREFIX) && lower.endsWith("@" + domain);
        return ours
                ? Optional.of(lower.substring(PREFIX.length(), lower.length() - domain.length() - 1)
                        .toUpperCase(Locale.ROOT))
                : Optional.empty();
    }
}
