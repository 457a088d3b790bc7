package dev.amana.moderation.investigation;

import java.time.Instant;

/**
 * A piece of evidence: what it is, and the hash of its ciphertext.
 *
 * @param kind {@code message}, or {@code look-up} for an entry of the audit trail
 * @param sourceId the message's identifier, or the entry's hash
 * @param sha256 of the sealed texts as they are kept; of a look-up, the entry's own hash
 */
public record Piece(String kind, String sourceId, String sha256, Instant at) {}
