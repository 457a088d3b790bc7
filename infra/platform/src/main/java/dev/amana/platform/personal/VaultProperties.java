package dev.amana.platform.personal;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code amana.vault.*}.
 *
 * @param keyEncryptionKeyFile a Tink keyset in JSON (AES256-GCM); wraps all keys in the vault
 * @param createKeyEncryptionKey whether to create that file where it is missing; by default only with a demo key, for a
 *     lost key must not be papered over by a new one
 * @param cacheSeconds how long a key may stay in memory, 1 to 60: the bound on how long an erased one still works where
 *     the erasure was not heard
 * @param missingCacheSeconds the same for the knowledge that there is no key
 * @param cacheMaximumKeys bound on the keys in memory
 * @param poolSize database connections of its own, so that sealing never waits for a connection that its caller holds
 */
@ConfigurationProperties("amana.vault")
public record VaultProperties(
        @Nullable String keyEncryptionKeyFile,
        @Nullable Boolean createKeyEncryptionKey,
        @Nullable Integer cacheSeconds,
        @Nullable Integer missingCacheSeconds,
        @Nullable Integer cacheMaximumKeys,
        @Nullable Integer poolSize) {
    private static final int MAXIMUM_CACHE_SECONDS = 60;

    Duration cacheTime() {
        return within("cache-seconds", Objects.requireNonNullElse(cacheSeconds, MAXIMUM_CACHE_SECONDS));
    }

    Duration missingCacheTime() {
        return within("missing-cache-seconds", Objects.requireNonNullElse(missingCacheSeconds, 5));
    }

    int maximumKeys() {
        return Objects.requireNonNullElse(cacheMaximumKeys, 50_000);
    }

    int connections() {
        return Objects.requireNonNullElse(poolSize, 2);
    }

    private static Duration within(String name, int seconds) {
        if (seconds < 1 || seconds > MAXIMUM_CACHE_SECONDS) {
            throw new IllegalArgumentException("amana.vault." + name + " must be 1 to " + MAXIMUM_CACHE_SECONDS);
        }
        return Duration.ofSeconds(seconds);
    }
}
