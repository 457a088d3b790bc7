package dev.amana.moderation.report;

import dev.amana.moderation.casefile.CaseFileCommand.SetPriority;
import dev.amana.moderation.casefile.CaseFileCommand.SetProgress;
import dev.amana.moderation.casefile.CaseFileView;
import dev.amana.moderation.casefile.CaseFiles;
import dev.amana.moderation.casefile.Priority;
import dev.amana.moderation.casefile.Progress;
import dev.amana.moderation.report.ReportEvent.ReportReceived;
import java.util.Optional;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** A report gives its case a file, and so a deadline; a closed one is opened again, and an urgent one stays so. */
@Component
@ProcessingGroup(WhenReportedThenOpenCase.GROUP)
class WhenReportedThenOpenCase {
    static final String GROUP = "moderation.report-cases";

    private static final String REPORTS = "reports";

    private final CommandGateway commands;
    private final CaseFiles files;

    WhenReportedThenOpenCase(CommandGateway commands, CaseFiles files) {
        this.commands = commands;
        this.files = files;
    }

    @EventHandler
    void on(ReportReceived event) {
        String caseId = event.orderId() == null ? "conversation-" + event.conversationId() : "order-" + event.orderId();
        Optional<CaseFileView> file = files.find(caseId);
        Priority wanted = event.category().priority();
        if (file.filter(known -> known.standing().priority().compareTo(wanted) >= 0)
                .isEmpty()) {
            commands.sendAndWait(new SetPriority(caseId, wanted, REPORTS));
        }
        if (file.filter(known -> known.standing().progress() == Progress.CLOSED).isPresent()) {
            commands.sendAndWait(new SetProgress(caseId, Progress.OPEN, REPORTS));
        }
    }
}
