package dev.amana.moderation.investigation;

import dev.amana.moderation.casefile.CaseFileCommand.AddTask;
import dev.amana.moderation.casefile.CaseFileCommand.FinishTask;
import dev.amana.moderation.casefile.CaseFileCommand.RaiseCase;
import dev.amana.moderation.casefile.CaseFileCommand.SetProgress;
import dev.amana.moderation.casefile.CaseFileRejection;
import dev.amana.moderation.casefile.Deadlines;
import dev.amana.moderation.casefile.Priority;
import dev.amana.moderation.casefile.Progress;
import dev.amana.moderation.investigation.InvestigationEvent.ApologyMoved;
import dev.amana.moderation.investigation.InvestigationEvent.ApologyWritten;
import dev.amana.moderation.investigation.InvestigationEvent.DecisionProposed;
import dev.amana.moderation.investigation.InvestigationEvent.InvestigationClosed;
import dev.amana.moderation.investigation.InvestigationEvent.InvestigationDecided;
import dev.amana.moderation.investigation.InvestigationEvent.InvestigationOpened;
import dev.amana.moderation.investigation.InvestigationEvent.SuspensionAdded;
import dev.amana.moderation.investigation.Standing.Apology;
import dev.amana.moderation.investigation.Standing.Proposal;
import dev.amana.moderation.staff.StaffCommand.ReinstateStaff;
import dev.amana.moderation.staff.StaffCommand.SuspendStaff;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.RetentionClass;
import java.time.Clock;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What follows from an investigation: the member of staff is suspended or reinstated, their messages become evidence, and the
 * work on the case begins and ends with it. When the tables of its processing group are made anew, nothing is done again.
 */
@Component
@ProcessingGroup(InvestigationProjection.GROUP)
class WhenInvestigationMovesThenAct {
    private static final Logger log = LoggerFactory.getLogger(WhenInvestigationMovesThenAct.class);

    private final CommandGateway commands;
    private final Gathering gathering;
    private final Deadlines deadlines;
    private final Clock clock;

    WhenInvestigationMovesThenAct(CommandGateway commands, Gathering gathering, Deadlines deadlines, Clock clock) {
        this.deadlines = deadlines;
        this.commands = commands;
        this.gathering = gathering;
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
        gathering.all(event.investigationId(), standing);
        String caseId = standing.caseId();
        if (caseId != null) {
            commands.sendAndWait(new RaiseCase(caseId, Priority.URGENT, event.by()));
        }
    }

    @EventHandler
    @DisallowReplay
    void on(DecisionProposed event) {
        gathering.all(event.investigationId(), event.standing());
    }

    @EventHandler
    @DisallowReplay
    void on(InvestigationDecided event) {
        gathering.all(event.investigationId(), event.standing());
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

    /** What was promised is done by somebody; until then the case is not closed. */
    @EventHandler
    @DisallowReplay
    void on(ApologyWritten event) {
        Standing standing = event.standing();
        Apology apology = standing.apology();
        String caseId = standing.caseId();
        if (apology != null && caseId != null) {
            Remedies.task(apology)
                    .ifPresent(task -> commands.sendAndWait(new AddTask(
                            caseId,
                            task,
                            Personal.of(
                                    apology.senderId(), RetentionClass.STAFF_EVIDENCE, "Give the " + apology.remedy()),
                            event.at().plus(deadlines.of(Priority.URGENT)),
                            null,
                            apology.senderId())));
        }
    }

    /** Nobody was promised anything: the next apology says again what is offered. */
    @EventHandler
    @DisallowReplay
    void on(ApologyMoved event) {
        Apology apology = event.standing().apology();
        String caseId = event.standing().caseId();
        if (apology != null && caseId != null && apology.step() == ApologyStep.FAILED) {
            Remedies.task(apology).ifPresent(task -> finish(caseId, task, event.by()));
        }
    }

    private void finish(String caseId, String task, String by) {
        try {
            commands.sendAndWait(new FinishTask(caseId, task, by));
        } catch (CaseFileRejection.UnknownTask before) {
            log.info("Case {} has no task for what was promised", caseId);
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
