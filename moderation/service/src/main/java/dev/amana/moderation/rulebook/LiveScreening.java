package dev.amana.moderation.rulebook;

import dev.amana.moderation.assessment.MessageScreening;
import dev.amana.moderation.assessment.Screener;
import dev.amana.moderation.external.ExternalSignals;
import dev.amana.moderation.ruleset.SenderFacts;
import dev.amana.moderation.signal.Signal;
import dev.amana.moderation.verdict.Message;
import dev.amana.moderation.verdict.Role;
import dev.amana.moderation.verdict.Verdict;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** Screens messages by the built-in rules and the live version, and has the versions in shadow look at them as well. */
@Component
@Primary
public class LiveScreening implements MessageScreening {
    private final Screener screener;
    private final ExternalSignals externals;
    private final LiveSets sets;
    private final SenderHistories histories;
    private final Shadows shadows;
    private final Clock clock;

    LiveScreening(
            Screener screener,
            ExternalSignals externals,
            LiveSets sets,
            SenderHistories histories,
            Shadows shadows,
            Clock clock) {
        this.screener = screener;
        this.externals = externals;
        this.sets = sets;
        this.histories = histories;
        this.shadows = shadows;
        this.clock = clock;
    }

    @Override
    public Verdict screen(String messageId, String senderId, Message message) {
        LiveSets.InUse inUse = sets.inUse();
        Instant now = clock.instant();
        Supplier<SenderFacts> history = () -> histories.of(senderId, messageId, now);
        List<Signal> external = externals.of(message);
        Verdict verdict = screener.screen(message, external, inUse.live(), history);
        inUse.shadows().forEach(shadow -> shadows.look(shadow, messageId, message, external, history, verdict));
        return verdict;
    }

    @Override
    public Verdict seenOnly(Role sender, Role recipient) {
        return screener.seenOnly(sender, recipient);
    }

    @Override
    public Verdict unscreened(String rule) {
        return screener.unscreened(rule);
    }
}
