package dev.amana.messaging.submission;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An app password as its owner sees it later: without the password.
 *
 * @param label what the owner calls it, such as the name of a mail program; empty when it can no longer be read
 * @param address from which alone may be written with it
 * @param expiresAt from when on it is not taken, unless its owner renews it
 */
public record MailPassword(
        String id,
        String staffId,
        String label,
        String address,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant lastUsedAt) {

    /** @param password shown once: only its hash is kept */
    public record Fresh(MailPassword kept, String password) {}
}
