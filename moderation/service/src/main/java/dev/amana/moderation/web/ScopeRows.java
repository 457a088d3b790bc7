package dev.amana.moderation.web;

import dev.amana.moderation.availability.Scope;
import dev.amana.moderation.availability.Standing;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The rows of the page in which scopes are typed, and the boxes in which some of them are chosen. An amendment takes the place
 * of all scopes, so that it begins with those that there are.
 */
final class ScopeRows {
    private static final int LEAST = 3;
    private static final String CHOSEN = "only.";

    private final Map<String, String> typed;
    private final Standing standing;
    /** Those of the order, and the new ones that were given out. */
    private final Set<String> taken;

    ScopeRows(Map<String, String> typed, Standing standing) {
        this.typed = typed;
        this.standing = standing;
        this.taken = new HashSet<>(standing.scopeIds());
    }

    /** What the page shows of an order before anybody types. */
    static Map<String, String> of(Standing standing) {
        Map<String, String> rows = new HashMap<>();
        for (int row = 0; row < standing.scopes().size(); row++) {
            Scope scope = standing.scopes().get(row);
            rows.put("id" + row, scope.scopeId());
            rows.put("subject" + row, scope.subject());
            rows.put("area" + row, scope.area().name());
            rows.put("cohort" + row, scope.cohort().name());
            rows.put("from" + row, local(scope));
            rows.put("fallback" + row, scope.fallback() == null ? "" : scope.fallback());
        }
        return rows;
    }

    /** As browsers take it: no finer than milliseconds. */
    private static String local(Scope scope) {
        return LocalDateTime.ofInstant(scope.from(), ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.MILLIS)
                .toString();
    }

    /** How many rows are shown: those that are filled and one more. */
    static int shown(Map<String, String> typed) {
        int filled = new ScopeRows(typed, Standing.NONE).filled().max().orElse(-1) + 1;
        return Math.clamp(filled + 1, LEAST, AvailabilityRequests.MOST_SCOPES);
    }

    IntStream filled() {
        return IntStream.range(0, AvailabilityRequests.MOST_SCOPES)
                .filter(row -> !typed.getOrDefault("subject" + row, "").isBlank());
    }

    /** Which of its scopes a ruling is on; none for all. */
    List<String> chosen() {
        return typed.keySet().stream()
                .filter(name -> name.startsWith(CHOSEN))
                .map(name -> name.substring(CHOSEN.length()))
                .sorted()
                .toList();
    }

    /**
     * Its own while it stays what it was. Anything else gets a name that the order never used, since its intervals would be read
     * as those of what had the name.
     */
    String scopeId(int row, String subject, Scope.Area area) {
        String former = typed.getOrDefault("id" + row, "");
        boolean same = standing.scopes().stream()
                .anyMatch(scope ->
                        scope.scopeId().equals(former) && scope.subject().equals(subject) && scope.area() == area);
        return same ? former : free(row + 1);
    }

    private String free(int first) {
        String scopeId = IntStream.iterate(first, number -> number + 1)
                .mapToObj(number -> "scope-" + number)
                .filter(name -> !taken.contains(name))
                .findFirst()
                .orElseThrow();
        taken.add(scopeId);
        return scopeId;
    }
}
