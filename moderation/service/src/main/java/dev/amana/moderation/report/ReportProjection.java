package dev.amana.moderation.report;

import dev.amana.moderation.report.ReportEvent.ReportAnswerProposed;
import dev.amana.moderation.report.ReportEvent.ReportAnswered;
import dev.amana.moderation.report.ReportEvent.ReportAppealDecided;
import dev.amana.moderation.report.ReportEvent.ReportAppealed;
import dev.amana.moderation.report.ReportEvent.ReportReceived;
import dev.amana.platform.erasure.ErasureParticipant;
import java.util.Set;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.springframework.stereotype.Component;

/** Keeps the table of reports, with ciphertext only. */
@Component
@ProcessingGroup(ReportProjection.GROUP)
class ReportProjection implements ErasureParticipant {
    static final String GROUP = "moderation.reports";

    private final ReportTable table;

    ReportProjection(ReportTable table) {
        this.table = table;
    }

    @EventHandler
    void on(ReportReceived event) {
        table.insert(event);
    }

    @EventHandler
    void on(ReportAnswerProposed event) {
        table.propose(event);
    }

    @EventHandler
    void on(ReportAnswered event) {
        table.answer(event);
    }

    @EventHandler
    void on(ReportAppealed event) {
        table.appeal(event);
    }

    @EventHandler
    void on(ReportAppealDecided event) {
        table.decide(event);
    }

    @ResetHandler
    void reset() {
        table.clear();
    }

    @Override
    public void forget(String partyId, Set<String> erasedRetentionClasses) {
        erasedRetentionClasses.forEach(retentionClass -> table.forget(partyId, retentionClass));
    }
}
