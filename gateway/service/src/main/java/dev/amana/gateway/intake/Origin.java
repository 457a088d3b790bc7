package dev.amana.gateway.intake;

import org.jspecify.annotations.Nullable;

/**
 * Where a fact belongs and how its repetition is known.
 *
 * @param key the party or the order
 * @param digest hash of the content as it was told
 */
record Origin(
        String topic, String key, String digest, @Nullable String idempotencyKey) {}
