package dev.amana.messaging.evidence;

import dev.amana.messaging.claim.ClaimEvent.ClaimRetentionEnded;
import dev.amana.messaging.claim.ClaimEvent.EvidenceSealed;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.springframework.stereotype.Component;

/** Keeps the rows of evidence in step with the events. */
@Component
@ProcessingGroup(EvidenceProjection.GROUP)
class EvidenceProjection {
    static final String GROUP = "messaging.evidence-rows";

    private final EvidenceRows rows;

    EvidenceProjection(EvidenceRows rows) {
        this.rows = rows;
    }

    @EventHandler
    void on(EvidenceSealed event) {
        rows.add(event);
    }

    @EventHandler
    void on(ClaimRetentionEnded event) {
        rows.forget(event.matter().claimId());
    }

    @ResetHandler
    void reset() {
        rows.clear();
    }
}
