package dev.amana.payments.process;

import dev.amana.payments.ledger.Ledger;
import dev.amana.payments.paycode.PayCodeEvent.PayCodePaid;
import dev.amana.payments.refund.Refunds;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/**
 * The event decides, the ledger follows, also where we stopped between the two. The transfer's own row is the state of
 * this process.
 */
@Component
@ProcessingGroup(WhenPayCodePaidThenPost.GROUP)
class WhenPayCodePaidThenPost {
    static final String GROUP = "payments.ledger";

    private final Ledger ledger;
    private final Refunds refunds;

    WhenPayCodePaidThenPost(Ledger ledger, Refunds refunds) {
        this.ledger = ledger;
        this.refunds = refunds;
    }

    @EventHandler
    void on(PayCodePaid paid) {
        ledger.post(paid.transferId());
        // A claim on the order may have been closed before its payment was reported.
        refunds.settle(paid.orderId());
    }
}
