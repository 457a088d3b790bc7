package dev.amana.moderation.rulebook;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What can be done about rule sets. Each names who does it. */
public sealed interface RuleBookCommand {
    /** There is one book. */
    String BOOK = "rule-book";

    @TargetAggregateIdentifier
    default String bookId() {
        return BOOK;
    }

    int version();

    /**
     * Answered with the version.
     *
     * @param draftId the same for the same draft, however often it is sent
     * @param text checked
     */
    record DraftRuleSet(String draftId, String name, String text, String digest, String note, String by, Instant at)
            implements RuleBookCommand {
        /** It has none yet. */
        @Override
        public int version() {
            return 0;
        }
    }

    record ReviseDraft(int version, String name, String text, String digest, String note, String by, Instant at)
            implements RuleBookCommand {}

    record RecordBackTest(int version, String digest, String testId, BackTestFigures figures, String by, Instant at)
            implements RuleBookCommand {}

    record StartShadow(int version, String by, Instant at) implements RuleBookCommand {}

    record GoLive(int version, String by, Instant at) implements RuleBookCommand {}

    record RetireRuleSet(int version, String by, Instant at) implements RuleBookCommand {}
}
