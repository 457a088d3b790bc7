package dev.amana.moderation.report;

import dev.amana.moderation.casefile.CaseFileCommand.AddTask;
import dev.amana.moderation.casefile.CaseFileCommand.FinishTask;
import dev.amana.moderation.casefile.CaseFileCommand.RaiseCase;
import dev.amana.moderation.report.ReportEvent.ReportAnswered;
import dev.amana.moderation.report.ReportEvent.ReportReceived;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.RetentionClass;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A report is a task of its case until it is answered, so that the case cannot be closed before. */
@Component
@ProcessingGroup(WhenReportedThenOpenCase.GROUP)
class WhenReportedThenOpenCase {
    static final String GROUP = "moderation.report-cases";

    private static final String BY = "reports";

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
        commands.sendAndWait(new AddTask(
                caseId,
                taskId(event.reportId()),
                Personal.of(BY, RetentionClass.STAFF_EVIDENCE, text),
                event.dueAt(),
                null,
                BY));
    }

    @EventHandler
    void on(ReportAnswered event) {
        commands.sendAndWait(
                new FinishTask(caseId(event.orderId(), event.conversationId()), taskId(event.reportId()), event.by()));
    }

    private static String caseId(@Nullable String orderId, String conversationId) {
        return orderId == null ? "conversation-" + conversationId : "order-" + orderId;
    }

    private static String taskId(String reportId) {
        return "report-" + reportId;
    }
}
