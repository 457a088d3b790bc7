package dev.amana.moderation.availability;

import java.time.Instant;

/**
 * When a ruling holds, on what, and since when we know of it.
 *
 * @param effectiveAt valid time
 * @param recordedAt transaction time, by our clock
 * @param recordedBy staff id
 */
public record Ruling(Terms.Basis basis, Instant effectiveAt, Instant recordedAt, String recordedBy) {}
