package dev.amana.moderation.rulebook;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version, as the table has it.
 *
 * @param tested figures of the last back-test; null where there was none
 * @param current whether that test was of the present text
 * @param liveSince when it went live last
 */
public record RuleSetView(
        int version,
        String name,
        RuleSetState state,
        String text,
        String digest,
        String note,
        List<String> authors,
        Instant changedAt,
        String changedBy,
        @Nullable BackTestFigures tested,
        boolean current,
        @Nullable Instant liveSince) {
    public String label() {
        return name + '/' + version + '-' + digest;
    }
}
