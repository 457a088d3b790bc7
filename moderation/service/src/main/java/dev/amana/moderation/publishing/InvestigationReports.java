package dev.amana.moderation.publishing;

import dev.amana.moderation.contract.ConductEvent.ApologyRequested;
import dev.amana.moderation.contract.ConductEvent.InvestigationChanged;
import dev.amana.moderation.contract.ModerationEvent;
import dev.amana.moderation.investigation.Changes;
import dev.amana.moderation.investigation.InvestigationEvent;
import dev.amana.moderation.investigation.InvestigationEvent.ApologyWritten;
import dev.amana.moderation.investigation.Remedies;
import dev.amana.moderation.investigation.Result;
import dev.amana.moderation.investigation.Standing;
import dev.amana.moderation.investigation.Standing.Apology;

/** Where an investigation stands is public, and the text of an apology goes to messaging; what people said stays inside. */
final class InvestigationReports {
    private InvestigationReports() {}

    static ModerationEvent of(InvestigationEvent event) {
        Standing standing = event.standing();
        Apology apology = standing.apology();
        if (event instanceof ApologyWritten written && apology != null && standing.conversationId() != null) {
            return new ApologyRequested(
                    apology.apologyId(),
                    event.investigationId(),
                    standing.conversationId(),
                    standing.orderId(),
                    apology.senderId(),
                    written.text().sealed(),
                    event.at());
        }
        Result result = standing.result();
        return new InvestigationChanged(
                event.investigationId(),
                event.revision(),
                Changes.of(event),
                standing.staffId(),
                standing.caseId(),
                standing.trigger().name(),
                standing.state().name(),
                standing.suspended(),
                result == null ? null : result.name(),
                standing.evidence(),
                event.by(),
                event.at(),
                apology == null || apology.remedy().equals(Remedies.NONE) ? null : apology.remedy());
    }
}
