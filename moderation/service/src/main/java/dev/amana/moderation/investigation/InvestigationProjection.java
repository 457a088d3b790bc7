package dev.amana.moderation.investigation;

import dev.amana.moderation.investigation.InvestigationEvent.ApologyMoved;
import dev.amana.moderation.investigation.InvestigationEvent.ApologyWritten;
import dev.amana.moderation.investigation.InvestigationEvent.DecisionProposed;
import dev.amana.moderation.investigation.InvestigationEvent.EvidenceGathered;
import dev.amana.moderation.investigation.InvestigationEvent.FileHandedOver;
import dev.amana.moderation.investigation.InvestigationEvent.FurtherContactRefused;
import dev.amana.moderation.investigation.InvestigationEvent.InvestigationClosed;
import dev.amana.moderation.investigation.InvestigationEvent.InvestigationDecided;
import dev.amana.moderation.investigation.InvestigationEvent.InvestigationOpened;
import dev.amana.moderation.investigation.InvestigationEvent.ProposalRejected;
import dev.amana.moderation.investigation.InvestigationEvent.SuspensionAdded;
import dev.amana.platform.personal.Personal;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps where each investigation stands, and what was done. */
@Component
@ProcessingGroup(InvestigationProjection.GROUP)
class InvestigationProjection {
    static final String GROUP = "moderation.investigations";

    private final InvestigationTable table;

    InvestigationProjection(InvestigationTable table) {
        this.table = table;
    }

    @EventHandler
    void on(InvestigationEvent event) {
        table.put(event, Changes.of(event), words(event));
    }

    private static @Nullable Personal words(InvestigationEvent event) {
        return switch (event) {
            case DecisionProposed e -> e.why();
            case ProposalRejected e -> e.why();
            case InvestigationDecided e -> e.why();
            case ApologyWritten e -> e.text();
            case InvestigationOpened e -> null;
            case SuspensionAdded e -> null;
            case EvidenceGathered e -> null;
            case FileHandedOver e -> null;
            case ApologyMoved e -> null;
            case FurtherContactRefused e -> null;
            case InvestigationClosed e -> null;
        };
    }

    @ResetHandler
    void reset() {
        table.clear();
    }
}
