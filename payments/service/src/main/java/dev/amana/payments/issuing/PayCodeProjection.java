package dev.amana.payments.issuing;

import dev.amana.payments.paycode.PayCodeEvent.PayCodeExpired;
import dev.amana.payments.paycode.PayCodeEvent.PayCodePaid;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** Brings the table of codes up to what became of them. */
@Component
@ProcessingGroup(PayCodeProjection.GROUP)
class PayCodeProjection {
    static final String GROUP = "payments.pay-codes";

    private final PayCodeTable table;

    PayCodeProjection(PayCodeTable table) {
        this.table = table;
    }

    @EventHandler
    void on(PayCodePaid paid) {
        table.changeTo(IssuedCode.State.PAID, paid.payCodeId());
    }

    @EventHandler
    void on(PayCodeExpired expired) {
        table.changeTo(IssuedCode.State.EXPIRED, expired.payCodeId());
    }
}
