package dev.amana.gifting.gift;

import dev.amana.gifting.gift.GiftEvent.GiftDelivered;
import dev.amana.gifting.gift.GiftEvent.GiftPlaced;
import dev.amana.platform.erasure.ErasureParticipant;
import dev.amana.platform.personal.RetentionClass;
import java.util.Set;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.springframework.stereotype.Component;

/** Keeps the table of gifts. A recipient's entitlements outlive the profile, as warranty does. */
@Component
@ProcessingGroup(GiftProjection.GROUP)
class GiftProjection implements ErasureParticipant {
    static final String GROUP = "gifting.gifts";

    private final GiftTable table;

    GiftProjection(GiftTable table) {
        this.table = table;
    }

    @EventHandler
    void on(GiftPlaced event) {
        table.insert(event);
    }

    @EventHandler
    void on(GiftDelivered event) {
        table.deliver(event);
    }

    @ResetHandler
    void reset() {
        table.clear();
    }

    @Override
    public void forget(String partyId, Set<String> erasedRetentionClasses) {
        table.hideGiver(partyId);
        if (erasedRetentionClasses.contains(RetentionClass.ENTITLEMENT.wireName())) {
            table.forgetRecipient(partyId);
        }
    }
}
