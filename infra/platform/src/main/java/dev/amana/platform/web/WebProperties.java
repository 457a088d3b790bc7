package dev.amana.platform.web;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code amana.web.*}.
 *
 * @param maxRequestBytes largest body that is not multipart (1 MiB)
 * @param maxMultipartBytes largest multipart body (30 MiB); its parts have Spring's own limits besides
 * @param maxStoredAnswerBytes largest answer that is kept for an Idempotency-Key (1 MiB)
 * @param idempotencyPaths Ant patterns of the paths where the header is honoured ({@code /api/**}); an edge names only
 *     those that it answers itself
 * @param idempotencyHours how long an answer is kept (24)
 * @param idempotencyLockSeconds after this a request in flight counts as lost, and its repetition runs (120)
 */
@ConfigurationProperties("amana.web")
public record WebProperties(
        @Nullable Integer maxRequestBytes,
        @Nullable Long maxMultipartBytes,
        @Nullable Integer maxStoredAnswerBytes,
        @Nullable List<String> idempotencyPaths,
        @Nullable Integer idempotencyHours,
        @Nullable Integer idempotencyLockSeconds) {
    private static final int MEBIBYTE = 1 << 20;

    int requestBytes() {
        return Objects.requireNonNullElse(maxRequestBytes, MEBIBYTE);
    }

    long multipartBytes() {
        return Objects.requireNonNullElse(maxMultipartBytes, 30L * MEBIBYTE);
    }

    int storedAnswerBytes() {
        return Objects.requireNonNullElse(maxStoredAnswerBytes, MEBIBYTE);
    }

    List<String> pathsWithIdempotency() {
        return Objects.requireNonNullElse(idempotencyPaths, List.of("/api/**"));
    }

    int keepHours() {
        return Objects.requireNonNullElse(idempotencyHours, 24);
    }

    int lockSeconds() {
        return Objects.requireNonNullElse(idempotencyLockSeconds, 120);
    }
}
