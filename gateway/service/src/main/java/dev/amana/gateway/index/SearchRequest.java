package dev.amana.gateway.index;

import dev.amana.gateway.cases.CaseStatus;
import dev.amana.gateway.cases.Severity;
import dev.amana.platform.web.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * A search as it comes over HTTP, checked on the way to {@link CaseSearchQuery}.
 *
 * @param q words and "phrases"
 * @param from a date ({@code 2026-11-21}, UTC) or an instant, of the last change
 * @param to the same; a date counts to its end
 */
public record SearchRequest(
        @Nullable String q,
        @Nullable List<String> context,
        @Nullable List<String> severity,
        @Nullable List<String> status,
        @Nullable List<String> party,
        @Nullable String from,
        @Nullable String to,
        @Nullable Integer size,
        @Nullable String cursor) {
    /** The parts of the platform that a case can have facts from. */
    public static final List<String> CONTEXTS =
            List.of("marketplace", "messaging", "moderation", "payments", "gifting");

    private static final int DEFAULT_SIZE = 20;
    private static final int MAX_SIZE = 100;
    private static final int MAX_TEXT = 500;
    private static final int MAX_VALUES = 100;

    /** Throws a problem that names the parameter that is wrong. */
    public CaseSearchQuery toQuery() {
        int pageSize = size == null ? DEFAULT_SIZE : size;
        check("size", pageSize >= 1 && pageSize <= MAX_SIZE);
        check("q", q == null || q.length() <= MAX_TEXT);
        return new CaseSearchQuery(
                q == null ? "" : q,
                values("context", context, SearchRequest::contextOf),
                values("severity", severity, Severity::of),
                values("status", status, CaseStatus::of),
                values("party", party, Function.identity()),
                instant("from", from, 0),
                instant("to", to, 1),
                pageSize,
                cursor);
    }

    private static String contextOf(String name) {
        if (!CONTEXTS.contains(name)) {
            throw new IllegalArgumentException(name);
        }
        return name;
    }

    private static <T> List<T> values(String name, @Nullable List<String> texts, Function<String, T> parse) {
        if (texts == null) {
            return List.of();
        }
        check(name, texts.size() <= MAX_VALUES);
        try {
            return texts.stream().filter(text -> !text.isBlank()).map(parse).toList();
        } catch (IllegalArgumentException e) {
            throw invalid(name);
        }
    }

    private static @Nullable Instant instant(String name, @Nullable String text, int daysToAdd) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return text.contains("T")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDate.parse(text)
                            .plusDays(daysToAdd)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant();
        } catch (DateTimeException e) {
            throw invalid(name);
        }
    }

    private static void check(String name, boolean valid) {
        if (!valid) {
            throw invalid(name);
        }
    }

    private static ProblemException invalid(String name) {
        return new ProblemException(HttpStatus.BAD_REQUEST, "invalid-search", name);
    }
}
