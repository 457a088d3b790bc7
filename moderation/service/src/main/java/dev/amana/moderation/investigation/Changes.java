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
import dev.amana.moderation.investigation.Standing.Apology;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The words that the contract and the pages have for what happened. */
public final class Changes {
    private Changes() {}

    public static String of(InvestigationEvent event) {
        return switch (event) {
            case InvestigationOpened e -> "opened";
            case SuspensionAdded e -> "suspended";
            case EvidenceGathered e -> "evidence-gathered";
            case DecisionProposed e -> "proposed";
            case ProposalRejected e -> "rejected";
            case InvestigationDecided e -> e.standing().state() == InvestigationState.LIFTED ? "lifted" : "confirmed";
            case FileHandedOver e -> "handed-over";
            case ApologyWritten e -> "apology-requested";
            case ApologyMoved e -> moved(e.standing().apology());
            case FurtherContactRefused e -> "contact-refused";
            case InvestigationClosed e -> "closed";
        };
    }

    private static String moved(@Nullable Apology apology) {
        return apology == null ? "apology" : "apology-" + apology.step().name().toLowerCase(Locale.ROOT);
    }
}
