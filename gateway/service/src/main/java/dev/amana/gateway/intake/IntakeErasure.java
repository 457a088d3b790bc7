package dev.amana.gateway.intake;

import dev.amana.gateway.contract.MarketplaceEvent;
import dev.amana.platform.erasure.ErasureParticipant;
import java.util.Set;
import org.springframework.stereotype.Component;

/** A forgotten party's facts stay as ciphertext that nothing opens; the hash of what was told last goes. */
@Component
class IntakeErasure implements ErasureParticipant {
    private final FactTables tables;

    IntakeErasure(FactTables tables) {
        this.tables = tables;
    }

    @Override
    public void forget(String partyId, Set<String> erasedRetentionClasses) {
        tables.forget(MarketplaceEvent.TOPIC, partyId);
    }
}
