package dev.amana.messaging.process;

import static dev.amana.platform.personal.RetentionClass.CORRESPONDENCE;

import dev.amana.messaging.mime.RecentMails;
import dev.amana.platform.erasure.ErasureParticipant;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Drops the texts and Message-IDs of an erased author. */
@Component
class RelayErasure implements ErasureParticipant {
    private final Relays relays;
    private final MailReferences references;
    private final RecentMails recent;

    RelayErasure(Relays relays, MailReferences references, RecentMails recent) {
        this.recent = recent;
        this.relays = relays;
        this.references = references;
    }

    @Override
    public void forget(String partyId, Set<String> erasedRetentionClasses) {
        if (erasedRetentionClasses.contains(CORRESPONDENCE.wireName())) {
            relays.forgetTextsOf(partyId);
            references.forget(partyId);
            recent.forget();
        }
    }
}
