package dev.amana.messaging.outbound;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where mails go to, as operators see it.
 *
 * @param destination the name of the lane: {@code smart-host}, or a keyed hash of the domain
 * @param domain the smart host, or the domain where so many write that it names nobody; else it has to be asked for
 * @param queued waiting, the deferred ones included
 * @param deferred those of {@code queued} that were tried already
 * @param lastStatus the most frequent one among the deferred (RFC 3463)
 * @param pausedBy staff id
 */
public record Destination(
        String destination,
        @Nullable String domain,
        long queued,
        long sending,
        long deferred,
        long failed,
        @Nullable Instant oldestQueuedAt,
        @Nullable Instant nextAttemptAt,
        @Nullable String lastStatus,
        @Nullable Instant pausedAt,
        @Nullable String pausedBy) {}
