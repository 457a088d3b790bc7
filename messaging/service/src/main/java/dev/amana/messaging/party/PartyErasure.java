package dev.amana.messaging.party;

import static dev.amana.platform.personal.RetentionClass.PROFILE;

import dev.amana.platform.erasure.ErasureParticipant;
import java.time.Clock;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Drops the address of an erased party: its aliases then lead nowhere, and it can no longer write to any. */
@Component
class PartyErasure implements ErasureParticipant {
    private final Parties parties;
    private final Clock clock;

    PartyErasure(Parties parties, Clock clock) {
        this.parties = parties;
        this.clock = clock;
    }

    @Override
    public void forget(String partyId, Set<String> erasedRetentionClasses) {
        if (erasedRetentionClasses.contains(PROFILE.wireName())) {
            parties.erase(partyId, clock.instant());
        }
    }
}
