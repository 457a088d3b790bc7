package dev.amana.moderation.casefile;

import dev.amana.moderation.casefile.CaseFileCommand.AddTask;
import dev.amana.moderation.casefile.CaseFileCommand.RaiseCase;
import dev.amana.moderation.screening.ScreeningEvent.UnscreenedDeliveryNoted;
import dev.amana.moderation.verdict.Outcome;
import dev.amana.moderation.verdict.Severity;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.RetentionClass;
import java.util.Locale;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * A message that was let go while moderation did not answer, and that the rules would not have let go as it was, is somebody's task: it
 * cannot be called back, but its reader may need help.
 */
@Component
@ProcessingGroup(WhenUnscreenedMessageIsBadThenFlagCase.GROUP)
class WhenUnscreenedMessageIsBadThenFlagCase {
    static final String GROUP = "moderation.unscreened";
    private static final String BY = "rules";

    private static final Logger log = LoggerFactory.getLogger(WhenUnscreenedMessageIsBadThenFlagCase.class);

    private final CommandGateway commands;
    private final Deadlines deadlines;

    WhenUnscreenedMessageIsBadThenFlagCase(CommandGateway commands, Deadlines deadlines) {
        this.commands = commands;
        this.deadlines = deadlines;
    }

    @EventHandler
    void on(UnscreenedDeliveryNoted event) {
        if (event.outcome() == Outcome.CLEARED) {
            return;
        }
        String caseId = event.orderId() == null ? "conversation-" + event.conversationId() : "order-" + event.orderId();
        Priority priority = event.severity().atLeast(Severity.HIGH) ? Priority.URGENT : Priority.HIGH;
        commands.sendAndWait(new RaiseCase(caseId, priority, BY));
        try {
            commands.sendAndWait(new AddTask(
                    caseId,
                    "unscreened-" + event.screeningId(),
                    Personal.of(BY, RetentionClass.STAFF_EVIDENCE, text(event)),
                    event.releasedAt().plus(deadlines.of(priority)),
                    null,
                    BY));
        } catch (CaseFileRejection.Full full) {
            log.warn("Case {} is raised, but has no room for another task", caseId);
        }
    }

    private static String text(UnscreenedDeliveryNoted event) {
        return String.format(
                Locale.ROOT,
                "Message %s was delivered without screening (%s); the rules say %s.",
                event.screeningId(),
                event.riskClass(),
                event.outcome());
    }
}
