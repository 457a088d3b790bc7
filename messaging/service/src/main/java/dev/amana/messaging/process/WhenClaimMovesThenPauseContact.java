package dev.amana.messaging.process;

import com.github.kagkarlsson.scheduler.Scheduler;
import dev.amana.messaging.claim.ClaimEvent.ClaimAppealed;
import dev.amana.messaging.claim.ClaimEvent.ClaimClosed;
import dev.amana.messaging.claim.ClaimEvent.ClaimDecided;
import dev.amana.messaging.claim.ClaimEvent.ClaimEscalated;
import dev.amana.messaging.claim.ClaimEvent.ClaimOpened;
import dev.amana.messaging.claim.ClaimEvent.Matter;
import dev.amana.messaging.conversation.ConversationCommand;
import dev.amana.messaging.conversation.ConversationCommand.PauseContact;
import dev.amana.messaging.conversation.ConversationCommand.ResumeContact;
import dev.amana.messaging.conversation.ConversationEvent.ConversationOpened;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Pauses the parties' contact while staff review a claim, lets it go on afterwards, and sets the claim's timers. Each step
 * may be repeated. Events of a conversation and of its claims are handled in the order in which they were stored, so that
 * no pause falls between a claim and a conversation that is opened at the same time.
 */
@Component
@ProcessingGroup(WhenClaimMovesThenPauseContact.GROUP)
class WhenClaimMovesThenPauseContact {
    static final String GROUP = "messaging.claims";

    private static final Logger log = LoggerFactory.getLogger(WhenClaimMovesThenPauseContact.class);

    private final CommandGateway commands;
    private final Scheduler scheduler;
    private final ClaimContacts contacts;
    private final Clock clock;
    private final Timer resolution;

    WhenClaimMovesThenPauseContact(
            CommandGateway commands, Scheduler scheduler, ClaimContacts contacts, Clock clock, MeterRegistry meters) {
        this.commands = commands;
        this.scheduler = scheduler;
        this.contacts = contacts;
        this.clock = clock;
        this.resolution = Timer.builder("amana.messaging.claims.resolution")
                .description("claims from their opening to their end")
                .register(meters);
    }

    @EventHandler
    void on(ClaimOpened event) {
        Matter matter = event.matter();
        contacts.open(matter.claimId(), matter.conversationId(), event.openedAt());
        ClaimTimers.set(scheduler, ClaimTimers.ANSWER_DUE, event.matter().claimId(), event.answerDueAt());
    }

    @EventHandler
    void on(ClaimEscalated event) {
        pause(event.matter(), event.escalatedAt());
    }

    @EventHandler
    void on(ClaimAppealed event) {
        pause(event.matter(), event.appealedAt());
    }

    @EventHandler
    void on(ClaimDecided event) {
        resume(event.matter(), event.decidedAt());
        Instant until = event.appealableUntil();
        if (until != null) {
            ClaimTimers.set(scheduler, ClaimTimers.APPEAL_OVER, event.matter().claimId(), until);
        }
    }

    @EventHandler
    void on(ClaimClosed event) {
        resume(event.matter(), event.closedAt());
        contacts.close(event.matter().claimId())
                .ifPresent(openedAt -> resolution.record(Duration.between(openedAt, event.closedAt())));
        ClaimTimers.set(scheduler, ClaimTimers.RETENTION_OVER, event.matter().claimId(), event.evidenceKeptUntil());
    }

    /** The marketplace may open the conversation of an order only after there is a claim on it. */
    @EventHandler
    void on(ConversationOpened event) {
        contacts.pausing(event.conversationId())
                .forEach(claimId -> send(new PauseContact(event.conversationId(), claimId, clock.instant())));
    }

    private void pause(Matter matter, Instant at) {
        contacts.pause(matter.claimId(), true);
        send(new PauseContact(matter.conversationId(), matter.claimId(), at));
    }

    private void resume(Matter matter, Instant at) {
        contacts.pause(matter.claimId(), false);
        send(new ResumeContact(matter.conversationId(), matter.claimId(), at));
    }

    private void send(ConversationCommand command) {
        try {
            commands.sendAndWait(command);
        } catch (AggregateNotFoundException neverOpened) {
            log.info("Claim on an order without a conversation {}: there is no contact", command.conversationId());
        }
    }
}
