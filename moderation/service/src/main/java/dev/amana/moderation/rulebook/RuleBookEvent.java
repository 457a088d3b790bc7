package dev.amana.moderation.rulebook;

import dev.amana.platform.eventstore.StoredAs;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happened to rule sets. */
public sealed interface RuleBookEvent {
    String bookId();

    int version();

    @StoredAs("moderation.rule-set-drafted")
    record RuleSetDrafted(
            String bookId,
            int version,
            String draftId,
            String name,
            String text,
            String digest,
            String note,
            String by,
            Instant at)
            implements RuleBookEvent {}

    @StoredAs("moderation.rule-set-revised")
    record RuleSetRevised(
            String bookId, int version, String name, String text, String digest, String note, String by, Instant at)
            implements RuleBookEvent {}

    /** @param digest of the text that was tested; a later one needs a test of its own */
    @StoredAs("moderation.rule-set-back-tested")
    record RuleSetBackTested(
            String bookId, int version, String digest, String testId, BackTestFigures figures, String by, Instant at)
            implements RuleBookEvent {}

    @StoredAs("moderation.rule-set-shadowed")
    record RuleSetShadowed(String bookId, int version, String by, Instant at) implements RuleBookEvent {}

    /** @param replaced the version that was live before, and is retired by this */
    @StoredAs("moderation.rule-set-went-live")
    record RuleSetWentLive(
            String bookId, int version, @Nullable Integer replaced, String by, Instant at) implements RuleBookEvent {}

    @StoredAs("moderation.rule-set-retired")
    record RuleSetRetired(String bookId, int version, String by, Instant at) implements RuleBookEvent {}
}
