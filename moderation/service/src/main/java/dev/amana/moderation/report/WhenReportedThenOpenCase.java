package dev.amana.moderation.report;

import dev.amana.moderation.casefile.CaseFileCommand.AddTask;
import dev.amana.moderation.casefile.CaseFileCommand.FinishTask;
import dev.amana.moderation.casefile.CaseFileCommand.RaiseCase;
import dev.amana.moderation.casefile.CaseFileRejection;
import dev.amana.moderation.report.ReportEvent.ReportAnswered;
import dev.amana.moderation.report.ReportEvent.ReportAppealDecided;
import dev.amana.moderation.report.ReportEvent.ReportAppealed;
import dev.amana.moderation.report.ReportEvent.ReportReceived;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.RetentionClass;
import java.time.Instant;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** A report is a task of its case until it is answered, so that the case cannot be closed before. */
@Component
@ProcessingGroup(WhenReportedThenOpenCase.GROUP)
class WhenReportedThenOpenCase {
    static final String GROUP = "moderation.report-cases";

    private static final String BY = "reports";

    private static final Logger log = LoggerFactory.getLogger(WhenReportedThenOpenCase.class);

    private final CommandGateway commands;

    WhenReportedThenOpenCase(CommandGateway commands) {
        this.commands = commands;
    }

    @EventHandler
    void on(ReportReceived event) {
        String caseId = caseId(event.orderId(), event.conversationId());
        commands.sendAndWait(new RaiseCase(caseId, event.category().priority(), BY));
        add(
                caseId,
                taskId(event.reportId()),
                "Answer the report %s (%s)."
                        .formatted(event.reportId(), event.category().signal()),
                event.dueAt());
    }

    @EventHandler
    void on(ReportAnswered event) {
        finish(event.orderId(), event.conversationId(), taskId(event.reportId()), event.by());
    }

    /** Whoever appeals is waiting, too. */
    @EventHandler
    void on(ReportAppealed event) {
        add(
                caseId(event.orderId(), event.conversationId()),
                appealTaskId(event.reportId()),
                "Decide on the appeal against the report %s (%s)."
                        .formatted(event.reportId(), event.category().signal()),
                event.dueAt());
    }

    @EventHandler
    void on(ReportAppealDecided event) {
        finish(event.orderId(), event.conversationId(), appealTaskId(event.reportId()), event.by());
    }

    private void add(String caseId, String taskId, String text, Instant dueAt) {
        try {
            commands.sendAndWait(
                    new AddTask(caseId, taskId, Personal.of(BY, RetentionClass.STAFF_EVIDENCE, text), dueAt, null, BY));
        } catch (CaseFileRejection.Full full) {
            log.warn("Case {} has no room for the task {}; it waits in the list of reports", caseId, taskId);
        }
    }

    private void finish(@Nullable String orderId, String conversationId, String taskId, String by) {
        try {
            commands.sendAndWait(new FinishTask(caseId(orderId, conversationId), taskId, by));
        } catch (CaseFileRejection.UnknownTask none) {
            log.info("There was no task {}", taskId);
        }
    }

    private static String caseId(@Nullable String orderId, String conversationId) {
        return orderId == null ? "conversation-" + conversationId : "order-" + orderId;
    }

    private static String taskId(String reportId) {
        return "report-" + reportId;
    }

    private static String appealTaskId(String reportId) {
        return "report-appeal-" + reportId;
    }
}
