package dev.amana.moderation.staff;

import dev.amana.moderation.screening.DecisionCode;
import dev.amana.moderation.screening.Grounds;
import dev.amana.moderation.screening.ScreeningEvent.MessageScreened;
import dev.amana.moderation.screening.ScreeningEvent.Reason;
import dev.amana.moderation.screening.ScreeningEvent.ScreeningDecided;
import dev.amana.moderation.staff.StaffCommand.SuspendStaff;
import dev.amana.moderation.verdict.Outcome;
import dev.amana.moderation.verdict.Role;
import dev.amana.platform.Ids;
import java.time.Clock;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/**
 * Whoever of the staff threatens a customer writes to nobody until people have looked at it. The suspension names the
 * investigation by the message, so that the one that is opened for it has the same name.
 */
@Component
@ProcessingGroup(WhenThreatIsBlockedThenSuspend.GROUP)
public class WhenThreatIsBlockedThenSuspend {
    static final String GROUP = "moderation.suspensions";
    private static final String THREAT = "threat";
    private static final String RULES = "rules";

    private final CommandGateway commands;
    private final Clock clock;

    WhenThreatIsBlockedThenSuspend(CommandGateway commands, Clock clock) {
        this.commands = commands;
        this.clock = clock;
    }

    /** The investigation that a threat leads to. */
    public static String investigationOf(String messageId) {
        return Ids.derived("investigation", messageId);
    }

    /** The rules blocked it for a threat of the sender's own: not for one that is quoted below, nor for anything else. */
    public static boolean isThreatByStaff(MessageScreened event) {
        return withheldFromStaff(event.senderRole(), event.outcome()) && blockedAsThreat(event.reasons());
    }

    /** Somebody read it and says that it is a threat, whatever the rules had found; of old decisions nobody said what they were. */
    public static boolean isThreatByStaff(ScreeningDecided event) {
        Grounds grounds = event.grounds();
        boolean threat = grounds == null ? blockedAsThreat(event.reasons()) : grounds.code() == DecisionCode.THREAT;
        return withheldFromStaff(event.senderRole(), event.outcome()) && threat;
    }

    private static boolean withheldFromStaff(Role sender, Outcome outcome) {
        return sender.standing() == Role.Standing.AGENT && outcome == Outcome.BLOCKED;
    }

    private static boolean blockedAsThreat(List<Reason> reasons) {
        return reasons.stream().anyMatch(reason -> reason.blocks(THREAT));
    }

    boolean concerns(MessageScreened event) {
        return isThreatByStaff(event);
    }

    /** Also called as soon as the verdict stands; what was missed then is made up for here. */
    @EventHandler
    public void on(MessageScreened event) {
        if (concerns(event)) {
            suspend(event.senderId(), event.screeningId(), RULES);
        }
    }

    /** A reviewer found that what was held is a threat. */
    @EventHandler
    void on(ScreeningDecided event) {
        if (isThreatByStaff(event)) {
            suspend(event.senderId(), event.screeningId(), event.reviewerId());
        }
    }

    private void suspend(String staffId, String messageId, String by) {
        commands.sendAndWait(new SuspendStaff(staffId, investigationOf(messageId), by, clock.instant()));
    }
}
