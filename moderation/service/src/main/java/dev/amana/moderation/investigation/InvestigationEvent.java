package dev.amana.moderation.investigation;

import dev.amana.platform.eventstore.StoredAs;
import dev.amana.platform.personal.Personal;
import java.time.Instant;
import java.util.List;

/** What happened in an investigation. Each event carries where it stands after it. */
public sealed interface InvestigationEvent {
    String investigationId();

    /** Counting up from 1. */
    int revision();

    Standing standing();

    /** Staff id, or {@code rules}, {@code customer} or {@code clock}. */
    String by();

    Instant at();

    @StoredAs("moderation.investigation-opened")
    record InvestigationOpened(String investigationId, int revision, Standing standing, String by, Instant at)
            implements InvestigationEvent {}

    /** Something graver was found about the same message: it is looked at again, and nobody writes meanwhile. */
    @StoredAs("moderation.investigation-suspension-added")
    record SuspensionAdded(String investigationId, int revision, Standing standing, String by, Instant at)
            implements InvestigationEvent {}

    @StoredAs("moderation.investigation-evidence-gathered")
    record EvidenceGathered(
            String investigationId, int revision, Standing standing, List<Link> links, String by, Instant at)
            implements InvestigationEvent {}

    @StoredAs("moderation.investigation-decision-proposed")
    record DecisionProposed(
            String investigationId, int revision, Standing standing, Personal why, String by, Instant at)
            implements InvestigationEvent {}

    @StoredAs("moderation.investigation-proposal-rejected")
    record ProposalRejected(
            String investigationId, int revision, Standing standing, Personal why, String by, Instant at)
            implements InvestigationEvent {}

    @StoredAs("moderation.investigation-decided")
    record InvestigationDecided(
            String investigationId, int revision, Standing standing, Personal why, String by, Instant at)
            implements InvestigationEvent {}

    @StoredAs("moderation.investigation-handed-over")
    record FileHandedOver(String investigationId, int revision, Standing standing, String sha256, String by, Instant at)
            implements InvestigationEvent {}

    @StoredAs("moderation.investigation-apology-written")
    record ApologyWritten(String investigationId, int revision, Standing standing, Personal text, String by, Instant at)
            implements InvestigationEvent {}

    @StoredAs("moderation.investigation-apology-moved")
    record ApologyMoved(String investigationId, int revision, Standing standing, String by, Instant at)
            implements InvestigationEvent {}

    @StoredAs("moderation.investigation-contact-refused")
    record FurtherContactRefused(String investigationId, int revision, Standing standing, String by, Instant at)
            implements InvestigationEvent {}

    @StoredAs("moderation.investigation-closed")
    record InvestigationClosed(String investigationId, int revision, Standing standing, String by, Instant at)
            implements InvestigationEvent {}
}
