package dev.amana.platform.web;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.AntPathMatcher;
import org.springframework.util.PathMatcher;

/**
 * {@code amana.web.*}.
 *
 * @param maxRequestBytes largest body that is not multipart (1 MiB)
 * @param maxRequestBytesAt the same for the paths that an Ant pattern names; of several that match, the largest
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
        @Nullable Map<String, Integer> maxRequestBytesAt,
        @Nullable Long maxMultipartBytes,
        @Nullable Integer maxStoredAnswerBytes,
        @Nullable List<String> idempotencyPaths,
        @Nullable Integer idempotencyHours,
        @Nullable Integer idempotencyLockSeconds) {
    private static final int MEBIBYTE = 1 << 20;
    private static final PathMatcher PATHS = new AntPathMatcher();

    int requestBytes(String path) {
        return Objects.requireNonNullElse(maxRequestBytesAt, Map.<String, Integer>of()).entrySet().stream()
                .filter(at -> PATHS.match(at.getKey(), path))
                .mapToInt(Map.Entry::getValue)
                .max()
                .orElse(Objects.requireNonNullElse(maxRequestBytes, MEBIBYTE));
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
