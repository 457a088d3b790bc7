package dev.amana.messaging.evidence;

import static dev.amana.platform.personal.RetentionClass.CLAIM_EVIDENCE;

import dev.amana.platform.erasure.ErasureParticipant;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Drops what was kept of a claim whose key is gone. */
@Component
class EvidenceErasure implements ErasureParticipant {
    private final EvidenceRows rows;

    EvidenceErasure(EvidenceRows rows) {
        this.rows = rows;
    }

    @Override
    public void forget(String subject, Set<String> erasedRetentionClasses) {
        if (erasedRetentionClasses.contains(CLAIM_EVIDENCE.wireName())) {
            rows.forgetContents(subject);
        }
    }
}
