package dev.amana.moderation.rulebook;

import dev.amana.moderation.verdict.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A back-test, under way or done.
 *
 * @param baseline what it is compared with: the sets in force when it began
 * @param state {@code RUNNING}, {@code DONE}, {@code FAILED}, or {@code ABANDONED} where the instance it ran in is gone
 * @param most how many messages at most
 * @param rules how often each rule was among the reasons of a difference
 */
public record BackTestView(
        String testId,
        int version,
        String digest,
        String baseline,
        String state,
        BackTestFigures figures,
        List<Sample> samples,
        Map<String, Long> rules,
        Instant since,
        int most,
        String startedBy,
        Instant startedAt) {
    /**
     * A message that would have been decided otherwise.
     *
     * @param partition where its event lies
     * @param severity by the graver of the two verdicts; null in tests from before it was kept
     */
    public record Sample(
            Difference difference,
            String messageId,
            int partition,
            long offset,
            String before,
            String after,
            List<String> rules,
            @Nullable Severity severity) {}
}
