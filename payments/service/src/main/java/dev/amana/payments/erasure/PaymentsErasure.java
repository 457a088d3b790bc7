package dev.amana.payments.erasure;

import dev.amana.payments.availability.Restrictions;
import dev.amana.payments.order.KnownOrders;
import dev.amana.platform.erasure.ErasureParticipant;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Pay codes and postings are kept for tax and cash reporting. They hold a party's id only: who that was is sealed in other
 * contexts, and gone.
 */
@Component
class PaymentsErasure implements ErasureParticipant {
    private final KnownOrders orders;
    private final Restrictions restrictions;

    PaymentsErasure(KnownOrders orders, Restrictions restrictions) {
        this.orders = orders;
        this.restrictions = restrictions;
    }

    @Override
    public void forget(String partyId, Set<String> erasedRetentionClasses) {
        orders.forgetUnpaidOf(partyId);
        restrictions.forget(partyId);
    }
}
