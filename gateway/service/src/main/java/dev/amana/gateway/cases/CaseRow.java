package dev.amana.gateway.cases;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A case as it stands in PostgreSQL.
 *
 * @param epoch counts how often all cases were rebuilt from the topics
 * @param revision counts up with every change within the epoch
 */
public record CaseRow(
        String caseId,
        @Nullable String orderId,
        int epoch,
        long revision,
        CaseStatus status,
        Severity severity,
        List<String> contexts,
        List<String> parties,
        Instant openedAt,
        Instant updatedAt,
        CaseState state) {
    private static final int REVISION_BITS = 40;

    /** Grows with every change, across epochs too: the external version of the case's document. */
    public long version() {
        return ((long) epoch << REVISION_BITS) + revision;
    }
}
