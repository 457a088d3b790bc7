package dev.amana.moderation.rulebook;

import dev.amana.moderation.assessment.Screener;
import dev.amana.moderation.inbound.History.Past;
import dev.amana.moderation.ruleset.CompiledSet;
import dev.amana.moderation.ruleset.SenderFacts;
import dev.amana.moderation.verdict.Message;
import dev.amana.moderation.verdict.Verdict;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The same message by two sets, with what was known of its sender then.
 *
 * @param before null for the built-in rules alone
 */
record Comparison(
        Screener screener,
        SenderHistories histories,
        @Nullable CompiledSet before,
        CompiledSet after) {
    record Result(Verdict before, Verdict after) {}

    Result of(Past past, Message message) {
        Supplier<SenderFacts> history = () -> histories.of(past.senderId(), past.messageId(), past.receivedAt());
        return new Result(screener.screen(message, before, history), screener.screen(message, after, history));
    }
}
