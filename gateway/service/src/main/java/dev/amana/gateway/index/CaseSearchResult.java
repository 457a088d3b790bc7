package dev.amana.gateway.index;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.amana.gateway.cases.CaseStatus;
import dev.amana.gateway.cases.Severity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of found cases.
 *
 * @param nextCursor null on the last page
 * @param total exact up to 10,000
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CaseSearchResult(
        List<Item> items, Facets facets, @Nullable String nextCursor, long total) {

    /**
     * @param summary the newest message in brief, contact data masked
     * @param highlights pieces of what matched as escaped HTML, with {@code mark} elements around the matches
     * @param categories why messages were held or blocked; {@code sender-suspended} where some were stopped with who wrote them
     * @param messages how many there are
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Item(
            String caseId,
            @Nullable String orderId,
            CaseStatus status,
            Severity severity,
            List<String> contexts,
            Instant updatedAt,
            String summary,
            List<String> highlights,
            List<String> parties,
            List<String> categories,
            int messages) {}

    /** How many cases each value of a filter would find, with the other filters as they are. */
    public record Facets(List<Count> context, List<Count> severity, List<Count> status) {}

    public record Count(String value, long count) {}
}
