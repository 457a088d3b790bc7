package dev.amana.moderation.investigation;

import dev.amana.moderation.casefile.CaseFileCommand.RaiseCase;
import dev.amana.moderation.casefile.CaseFileCommand.SetProgress;
import dev.amana.moderation.casefile.CaseFileRejection;
import dev.amana.moderation.casefile.Priority;
import dev.amana.moderation.casefile.Progress;
import dev.amana.moderation.investigation.InvestigationCommand.AddEvidence;
import dev.amana.moderation.investigation.InvestigationEvent.DecisionProposed;
import dev.amana.moderation.investigation.InvestigationEvent.InvestigationClosed;
import dev.amana.moderation.investigation.InvestigationEvent.InvestigationDecided;
import dev.amana.moderation.investigation.InvestigationEvent.InvestigationOpened;
import dev.amana.moderation.investigation.InvestigationEvent.SuspensionAdded;
import dev.amana.moderation.investigation.Standing.Proposal;
import dev.amana.moderation.staff.StaffCommand.ReinstateStaff;
import dev.amana.moderation.staff.StaffCommand.SuspendStaff;
import java.time.Clock;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What follows from an investigation: the member of staff is suspended or reinstated, their messages become evidence, and the
 * work on the case begins and ends with it. What came in the moment of the opening is gathered with the decision at the latest;
 * a piece that is there already changes nothing. When the tables of its processing group are made anew, nothing is done again.
 */
@Component
@ProcessingGroup(InvestigationProjection.GROUP)
class WhenInvestigationMovesThenAct {
    private static final int PAGE = 200;
    /** Fewer than fit into the chain, so that what comes later has its place. */
    private static final int MOST_PAGES = 45;

    private static final Logger log = LoggerFactory.getLogger(WhenInvestigationMovesThenAct.class);

    private final CommandGateway commands;
    private final StaffMessages messages;
    private final LookUps lookUps;
    private final Clock clock;

    WhenInvestigationMovesThenAct(CommandGateway commands, StaffMessages messages, LookUps lookUps, Clock clock) {
        this.commands = commands;
        this.messages = messages;
        this.lookUps = lookUps;
        this.clock = clock;
    }

    @EventHandler
    @DisallowReplay
    void on(InvestigationOpened event) {
        begin(event);
    }

    @EventHandler
    @DisallowReplay
    void on(SuspensionAdded event) {
        begin(event);
    }

    private void begin(InvestigationEvent event) {
        Standing standing = event.standing();
        if (standing.suspended()) {
            commands.sendAndWait(
                    new SuspendStaff(standing.staffId(), event.investigationId(), event.by(), clock.instant()));
        }
        gather(event.investigationId(), standing);
        String caseId = standing.caseId();
        if (caseId != null) {
            commands.sendAndWait(new RaiseCase(caseId, Priority.URGENT, event.by()));
        }
    }

    private void gather(String investigationId, Standing standing) {
        if (standing.trigger() == Trigger.DATA_MISUSE) {
            add(investigationId, lookUps.latest(standing.staffId(), PAGE));
        }
        for (int page = 0; page < MOST_PAGES; page++) {
            List<StaffMessages.Row> rows = messages.of(standing.staffId(), standing.messageId(), page * PAGE, PAGE);
            add(investigationId, rows.stream().map(StaffMessages.Row::piece).toList());
            if (rows.size() < PAGE) {
                break;
            }
        }
    }

    private void add(String investigationId, List<Piece> pieces) {
        if (!pieces.isEmpty()) {
            commands.sendAndWait(new AddEvidence(investigationId, pieces));
        }
    }

    @EventHandler
    @DisallowReplay
    void on(DecisionProposed event) {
        gather(event.investigationId(), event.standing());
    }

    @EventHandler
    @DisallowReplay
    void on(InvestigationDecided event) {
        gather(event.investigationId(), event.standing());
        Proposal proposal = event.standing().proposal();
        if (proposal != null && event.standing().state() == InvestigationState.LIFTED) {
            commands.sendAndWait(new ReinstateStaff(
                    event.standing().staffId(),
                    event.investigationId(),
                    proposal.releaseMail(),
                    event.by(),
                    clock.instant()));
        }
    }

    @EventHandler
    @DisallowReplay
    void on(InvestigationClosed event) {
        String caseId = event.standing().caseId();
        if (caseId != null) {
            try {
                commands.sendAndWait(new SetProgress(caseId, Progress.CLOSED, event.by()));
            } catch (CaseFileRejection.TasksOpen open) {
                log.info("Case {} stays open: it has tasks", caseId);
            }
        }
    }
}
