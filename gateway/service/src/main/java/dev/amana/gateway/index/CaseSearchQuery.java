package dev.amana.gateway.index;

import dev.amana.gateway.cases.CaseStatus;
import dev.amana.gateway.cases.Severity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is searched. Within one filter any value counts, between filters all must hold; an empty filter holds always.
 *
 * @param text words, all of which must occur; phrases stand in quotation marks
 * @param from earliest last change, inclusive
 * @param to latest last change, exclusive
 * @param size of a page
 * @param cursor from the page before
 */
public record CaseSearchQuery(
        String text,
        List<String> contexts,
        List<Severity> severities,
        List<CaseStatus> statuses,
        List<String> parties,
        @Nullable Instant from,
        @Nullable Instant to,
        int size,
        @Nullable String cursor) {

    public CaseSearchQuery {
        text = text.strip();
        contexts = List.copyOf(contexts);
        severities = List.copyOf(severities);
        statuses = List.copyOf(statuses);
        parties = List.copyOf(parties);
    }

    /** The same for every page of one search, and different between searches. */
    String fingerprint() {
        int hash = List.of(text, contexts, severities, statuses, parties, String.valueOf(from), String.valueOf(to))
                .toString()
                .hashCode();
        return Integer.toHexString(hash);
    }
}
