package dev.amana.moderation.inbound;

import dev.amana.messaging.contract.GuaranteeClaimEvent;
import dev.amana.messaging.contract.GuaranteeClaimEvent.ClaimAppealDecided;
import dev.amana.messaging.contract.GuaranteeClaimEvent.ClaimDenied;
import dev.amana.messaging.contract.GuaranteeClaimEvent.ClaimGranted;
import dev.amana.messaging.contract.GuaranteeClaimEvent.ClaimStaffSaid;
import dev.amana.messaging.contract.GuaranteeClaimEvent.Said;
import dev.amana.published.SealedText;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What staff write to the parties of a claim: in a statement, or as the grounds of a decision. */
record StaffClaimText(Said said, SealedText text, Instant at) {
    static Optional<StaffClaimText> of(GuaranteeClaimEvent event) {
        return switch (event) {
            case ClaimStaffSaid e -> Optional.of(new StaffClaimText(e.said(), e.text(), e.saidAt()));
            case ClaimGranted e -> of(e.said(), e.grounds(), e.grantedAt());
            case ClaimDenied e -> of(e.said(), e.grounds(), e.deniedAt());
            case ClaimAppealDecided e -> of(e.said(), e.grounds(), e.decidedAt());
            // By parties, or by nobody.
            case GuaranteeClaimEvent e -> Optional.empty();
        };
    }

    private static Optional<StaffClaimText> of(@Nullable Said said, @Nullable SealedText text, Instant at) {
        return said == null || text == null ? Optional.empty() : Optional.of(new StaffClaimText(said, text, at));
    }
}
