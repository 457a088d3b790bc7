package dev.amana.payments.partner;

import dev.amana.payments.issuing.IssuedCode;
import dev.amana.payments.issuing.PayCodeTable;
import dev.amana.payments.ledger.Ledger;
import dev.amana.payments.ledger.Transfer;
import dev.amana.payments.order.KnownOrders;
import dev.amana.payments.paycode.Amount;
import dev.amana.payments.paycode.PayCodeCommand.PayInCash;
import dev.amana.payments.paycode.PayCodeNumber;
import dev.amana.payments.paycode.PayCodeRejection;
import dev.amana.platform.Ids;
import dev.amana.platform.web.ProblemException;
import java.time.Clock;
import java.time.Duration;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Books cash that a branch took: reserve in the ledger, let the code decide, then post or void. Where we stop in between,
 * the partner, who has no answer yet, calls again, and the same identifiers meet the same rows.
 */
@Component
public class CashPayments {
    /** A till's clock may be a little fast. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(10);

    private final PayCodeTable codes;
    private final KnownOrders orders;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final CommandGateway commands;
    private final Clock clock;

    CashPayments(
            PayCodeTable codes,
            KnownOrders orders,
            Ledger ledger,
            TransactionTemplate transaction,
            CommandGateway commands,
            Clock clock) {
        this.codes = codes;
        this.orders = orders;
        this.ledger = ledger;
        this.transaction = transaction;
        this.commands = commands;
        this.clock = clock;
    }

    public IssuedCode take(String partner, String webhookId, PartnerPayment payment) {
        IssuedCode code = codeOf(payment);
        if (payment.paidAt().isAfter(clock.instant().plus(CLOCK_TOLERANCE))) {
            throw new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, "paid-in-the-future");
        }
        // With the amount: a corrected report is another transfer, and never revives the postings of the wrong one.
        String transferId = Ids.derived(
                "cash-payment",
                partner,
                webhookId,
                code.payCodeId(),
                Long.toString(payment.amountMinor()),
                payment.currency());
        reserve(
                code,
                Transfer.cashPayment(transferId, code.payCodeId(), partner, payment.amountMinor(), payment.currency()));
        decide(partner, payment, code, transferId);
        ledger.post(transferId);
        return code;
    }

    /** The reservation also keeps the order for this code: another code of it cannot be paid beside. */
    private void reserve(IssuedCode code, Transfer transfer) {
        transaction.executeWithoutResult(status -> {
            orders.lock(code.orderId());
            if (codes.isPaidByAnother(code)) {
                throw new ProblemException(HttpStatus.CONFLICT, "order-already-paid", code.orderId());
            }
            ledger.reserve(transfer);
        });
    }

    private void decide(String partner, PartnerPayment payment, IssuedCode code, String transferId) {
        try {
            commands.sendAndWait(new PayInCash(
                    code.payCodeId(),
                    transferId,
                    new Amount(payment.amountMinor(), payment.currency()),
                    partner,
                    payment.branch(),
                    payment.paidAt()));
        } catch (PayCodeRejection refused) {
            ledger.cancel(transferId);
            throw refused;
        }
    }

    private IssuedCode codeOf(PartnerPayment payment) {
        if (!PayCodeNumber.isValid(payment.number())) {
            throw new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, "pay-code-number-mistyped");
        }
        return codes.withNumber(new PayCodeNumber(payment.number()))
                .orElseThrow(() -> new ProblemException(HttpStatus.NOT_FOUND, "unknown-pay-code"));
    }
}
