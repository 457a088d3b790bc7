package dev.amana.moderation.report;

import dev.amana.moderation.casefile.CaseFileCommand.AddTask;
import dev.amana.moderation.casefile.CaseFileCommand.FinishTask;
import dev.amana.moderation.casefile.CaseFileCommand.RaiseCase;
import dev.amana.moderation.casefile.CaseFileRejection;
import dev.amana.moderation.report.ReportEvent.ReportAnswered;
import dev.amana.moderation.report.ReportEvent.ReportReceived;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.RetentionClass;
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
        String text = "Answer the report %s (%s)."
                .formatted(event.reportId(), event.category().signal());
        try {
            commands.sendAndWait(new AddTask(
                    caseId,
                    taskId(event.reportId()),
                    Personal.of(BY, RetentionClass.STAFF_EVIDENCE, text),
                    event.dueAt(),
                    null,
                    BY));
        } catch (CaseFileRejection.Full full) {
            log.warn("Case {} has no room for another task; report {} waits in the list", caseId, event.reportId());
        }
    }

    @EventHandler
    void on(ReportAnswered event) {
        try {
            commands.sendAndWait(new FinishTask(
                    caseId(event.orderId(), event.conversationId()), taskId(event.reportId()), event.by()));
        } catch (CaseFileRejection.UnknownTask none) {
            log.info("Report {} had no task", event.reportId());
        }
    }

    private static String caseId(@Nullable String orderId, String conversationId) {
        return orderId == null ? "conversation-" + conversationId : "order-" + orderId;
    }

    private static String taskId(String reportId) {
        return "report-" + reportId;
    }
}
