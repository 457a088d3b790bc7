package dev.amana.moderation.review;

import dev.amana.moderation.review.Decision.State;
import dev.amana.moderation.screening.ScreeningCommand.DecideScreening;
import dev.amana.moderation.screening.ScreeningRejection;
import dev.amana.platform.BackgroundLoop;
import dev.amana.platform.personal.Vault;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Tells decisions to the screening once they can no longer be undone. Told twice, after a crash or by two instances, a
 * decision is the same decision; one that comes after another's is refused, and its item waits again if it is still held.
 */
@Configuration(proxyBeanMethods = false)
class WhenUndoTimeIsOverThenDecide {
    private static final Logger log = LoggerFactory.getLogger(WhenUndoTimeIsOverThenDecide.class);
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(30);
    private static final int MOST_AT_ONCE = 100;

    private final Decisions decisions;
    private final ReviewItems items;
    private final GoldenItems golden;
    private final CommandGateway commands;
    private final Vault vault;
    private final Clock clock;

    WhenUndoTimeIsOverThenDecide(
            Decisions decisions,
            ReviewItems items,
            GoldenItems golden,
            CommandGateway commands,
            Vault vault,
            Clock clock) {
        this.decisions = decisions;
        this.items = items;
        this.golden = golden;
        this.commands = commands;
        this.vault = vault;
        this.clock = clock;
    }

    @Bean
    BackgroundLoop reviewDecisions() {
        return new BackgroundLoop("review-decisions", PAUSE, this::tellDue);
    }

    private boolean tellDue() {
        List<Decision> due = decisions.claimDue(clock.instant(), MOST_AT_ONCE);
        boolean all = due.stream().map(this::tell).reduce(true, Boolean::logicalAnd);
        return all && due.size() == MOST_AT_ONCE;
    }

    /** One that cannot be told now is tried again, and keeps none of the others waiting. */
    private boolean tell(Decision decision) {
        try {
            decisions.finish(decision.decisionId(), told(decision));
            return true;
        } catch (RuntimeException failure) {
            log.error("Decision {} on {} could not be told", decision.decisionId(), decision.itemId(), failure);
            decisions.later(decision.decisionId(), clock.instant().plus(AGAIN_AFTER));
            return false;
        }
    }

    /** Of an item whose answer is known, nobody but the lead hears. */
    private State told(Decision decision) {
        String goldenId = decision.goldenId();
        if (goldenId != null) {
            golden.answer(goldenId, decision);
            items.remove(decision.itemId());
            return State.APPLIED;
        }
        try {
            commands.sendAndWait(new DecideScreening(
                    decision.screeningId(),
                    decision.outcome(),
                    vault.open(decision.explanation()),
                    decision.reviewer(),
                    decision.revision(),
                    decision.grounds()));
            return State.APPLIED;
        } catch (ScreeningRejection refused) {
            log.warn("Decision {} on {} came too late: {}", decision.decisionId(), decision.itemId(), refused.slug());
            decisions.reopen(decision.decisionId());
            return State.REFUSED;
        }
    }
}
