package dev.amana.messaging.party;

import java.time.Instant;

/**
 * An address that gets no mail for now, because messages to it came back.
 *
 * @param conversationId where one failed last
 * @param failures how many came back
 * @param status enhanced status code (RFC 3463) of the last one
 */
public record Suspension(
        String suspensionId, String partyId, String conversationId, int failures, String status, Instant since) {}
