package dev.amana.moderation.investigation;

import dev.amana.moderation.casefile.Priority;
import dev.amana.moderation.investigation.InvestigationCommand.AddEvidence;
import dev.amana.moderation.investigation.InvestigationCommand.OpenInvestigation;
import dev.amana.moderation.investigation.InvestigationTable.Closed;
import dev.amana.moderation.report.Answer;
import dev.amana.moderation.report.ReportEvent.ReportAnswered;
import dev.amana.moderation.screening.Grounds;
import dev.amana.moderation.screening.ScreeningEvent.MessageScreened;
import dev.amana.moderation.screening.ScreeningEvent.ScreeningDecided;
import dev.amana.moderation.staff.WhenThreatIsBlockedThenSuspend;
import dev.amana.moderation.verdict.Outcome;
import dev.amana.moderation.verdict.Role;
import dev.amana.platform.Ids;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What opens an investigation by itself: a threat, two reviewers' recommendation, a report that was right, a pattern of withheld
 * messages, looks at many people's data.
 */
@Component
@ProcessingGroup(Openings.GROUP)
class Openings {
    static final String GROUP = "moderation.investigation-openings";
    private static final String RULES = "rules";

    private final CommandGateway commands;
    private final WithheldMessages withheld;
    private final LookUps lookUps;
    private final InvestigationTable table;
    private final InvestigationProperties limits;
    private final Clock clock;

    Openings(
            CommandGateway commands,
            WithheldMessages withheld,
            LookUps lookUps,
            InvestigationTable table,
            InvestigationProperties limits,
            Clock clock) {
        this.commands = commands;
        this.withheld = withheld;
        this.lookUps = lookUps;
        this.table = table;
        this.limits = limits;
        this.clock = clock;
    }

    @EventHandler
    void on(MessageScreened event) {
        if (WhenThreatIsBlockedThenSuspend.isThreatByStaff(event)) {
            open(
                    event.screeningId(),
                    event.senderId(),
                    Trigger.THREAT,
                    true,
                    RULES,
                    event.conversationId(),
                    event.orderId());
        } else if (isStaff(event.senderRole()) && event.outcome() != Outcome.CLEARED) {
            pattern(event);
        }
    }

    @EventHandler
    void on(ScreeningDecided event) {
        if (isStaff(event.senderRole()) && event.outcome() == Outcome.CLEARED) {
            withheld.cleared(event.screeningId());
        }
        Grounds grounds = event.grounds();
        if (WhenThreatIsBlockedThenSuspend.isThreatByStaff(event)) {
            open(
                    event.screeningId(),
                    event.senderId(),
                    Trigger.THREAT,
                    true,
                    event.reviewerId(),
                    event.conversationId(),
                    event.orderId());
        } else if (isStaff(event.senderRole())
                && event.outcome() == Outcome.BLOCKED
                && grounds != null
                && grounds.suspend()) {
            open(
                    event.screeningId(),
                    event.senderId(),
                    Trigger.RECOMMENDED,
                    true,
                    event.reviewerId(),
                    event.conversationId(),
                    event.orderId());
        }
    }

    /** What reached the customer and should not have. A threat, or what drives to self-harm, suspends as it does elsewhere. */
    @EventHandler
    void on(ReportAnswered event) {
        if (event.answer() == Answer.UPHELD && isStaff(event.senderRole())) {
            boolean grave = event.category().priority() == Priority.URGENT;
            open(
                    event.messageId(),
                    event.senderId(),
                    Trigger.REPORT,
                    grave,
                    event.by(),
                    event.conversationId(),
                    event.orderId());
        }
    }

    private static boolean isStaff(Role role) {
        return role.standing() == Role.Standing.AGENT;
    }

    /** One for each message, whatever is found out about it first. */
    private void open(
            String messageId,
            String staffId,
            Trigger trigger,
            boolean suspends,
            String by,
            String conversationId,
            @Nullable String orderId) {
        commands.sendAndWait(new OpenInvestigation(
                WhenThreatIsBlockedThenSuspend.investigationOf(messageId),
                staffId,
                trigger,
                conversationId,
                orderId,
                messageId,
                suspends,
                by));
    }

    /** Messages that a reviewer cleared since do not count, nor those that were investigated. */
    private void pattern(MessageScreened event) {
        Closed closed = table.closedOf(event.senderId(), Trigger.PATTERN);
        int messages = withheld.add(
                event.screeningId(),
                event.senderId(),
                event.receivedAt(),
                closed.notBefore(event.receivedAt().minus(limits.patternWindow())));
        if (messages >= limits.patternMessages() && none(event.senderId(), Trigger.PATTERN)) {
            commands.sendAndWait(new OpenInvestigation(
                    next("pattern", event.senderId(), closed),
                    event.senderId(),
                    Trigger.PATTERN,
                    event.conversationId(),
                    event.orderId(),
                    event.screeningId(),
                    false,
                    RULES));
        }
    }

    /**
     * @param leads whether they supervise or audit, and so look at more
     * @param piece the look that was kept last
     */
    void lookedAt(String staffId, boolean leads, Piece piece) {
        table.openOf(staffId).stream()
                .filter(row -> row.standing().trigger() == Trigger.DATA_MISUSE)
                .forEach(row -> commands.sendAndWait(new AddEvidence(row.investigationId(), List.of(piece))));
        Closed closed = table.closedOf(staffId, Trigger.DATA_MISUSE);
        if (tooMuch(staffId, leads ? limits.lookUpsOfLeads() : 1, closed) && none(staffId, Trigger.DATA_MISUSE)) {
            commands.sendAndWait(new OpenInvestigation(
                    next("look-ups", staffId, closed), staffId, Trigger.DATA_MISUSE, null, null, null, false, RULES));
        }
    }

    /** Many at once, many one by one, or the same person again and again. */
    private boolean tooMuch(String staffId, int times, Closed closed) {
        Instant now = clock.instant();
        Instant since = closed.notBefore(now.minus(limits.lookUpWindow()));
        Instant longSince = closed.notBefore(now.minus(limits.lookUpLongWindow()));
        return lookUps.targetsSince(staffId, since) >= limits.lookUps() * times
                || lookUps.targetsSince(staffId, longSince) >= limits.lookUpsLong() * times
                || lookUps.daysAtOneSince(staffId, longSince) >= limits.lookUpDaysAtOne() * times;
    }

    private boolean none(String staffId, Trigger trigger) {
        return table.openOf(staffId).stream().noneMatch(row -> row.standing().trigger() == trigger);
    }

    /** One at a time, however often and by how many it is found; another one once the last is closed. */
    private static String next(String what, String staffId, Closed closed) {
        return Ids.derived("investigation", what, staffId, "after " + closed.many());
    }
}
