package dev.amana.messaging.mailbox;

import static dev.amana.platform.personal.RetentionClass.CORRESPONDENCE;

import dev.amana.platform.erasure.ErasureParticipant;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Drops what an erased author wrote; that there was a message, and when, stays. */
@Component
class MailboxErasure implements ErasureParticipant {
    private final MailboxRows rows;

    MailboxErasure(MailboxRows rows) {
        this.rows = rows;
    }

    @Override
    public void forget(String partyId, Set<String> erasedRetentionClasses) {
        if (erasedRetentionClasses.contains(CORRESPONDENCE.wireName())) {
            rows.forgetTextsOf(partyId);
        }
    }
}
