package dev.amana.payments.paycode;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.amana.payments.paycode.PayCodeCommand.ExpirePayCode;
import dev.amana.payments.paycode.PayCodeCommand.IssuePayCode;
import dev.amana.payments.paycode.PayCodeCommand.PayInCash;
import dev.amana.payments.paycode.PayCodeEvent.PayCodeExpired;
import dev.amana.payments.paycode.PayCodeEvent.PayCodeIssued;
import dev.amana.payments.paycode.PayCodeEvent.PayCodePaid;
import dev.amana.payments.paycode.PayCodeState.Expired;
import dev.amana.payments.paycode.PayCodeState.Open;
import dev.amana.payments.paycode.PayCodeState.Paid;
import dev.amana.payments.paycode.PayCodeState.Unissued;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

@Aggregate(cache = "aggregateCache")
class PayCode {
    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // the framework reads it
    private @Nullable String payCodeId;

    private PayCodeState state = new Unissued();

    PayCode() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(IssuePayCode issue) {
        if (state instanceof Unissued) {
            apply(new PayCodeIssued(
                    issue.payCodeId(),
                    issue.orderId(),
                    issue.payerId(),
                    issue.number().digits(),
                    issue.amount(),
                    issue.issuedAt(),
                    issue.expiresAt()));
        }
    }

    @CommandHandler
    void handle(PayInCash payment) {
        switch (state) {
            case Open open -> pay(open, payment);
            case Paid paid
            when !paid.amount().equals(payment.amount()) -> throw new PayCodeRejection.PaidOtherAmount(paid.amount());
            case Paid paid when paid.transferId().equals(payment.transferId()) -> {}
            case Paid paid -> throw new PayCodeRejection.PayCodeAlreadyPaid();
            case Expired expired -> throw new PayCodeRejection.PayCodeTimeOver();
            case Unissued unissued -> throw new IllegalStateException("No event, and yet an aggregate");
        }
    }

    /** The moment at the till counts, not the moment at which the partner's report arrives. */
    private static void pay(Open open, PayInCash payment) {
        if (!open.amount().equals(payment.amount())) {
            throw new PayCodeRejection.WrongAmount(open.amount());
        }
        if (payment.paidAt().isAfter(open.expiresAt())) {
            throw new PayCodeRejection.PayCodeTimeOver();
        }
        apply(new PayCodePaid(
                payment.payCodeId(),
                open.orderId(),
                payment.transferId(),
                payment.amount(),
                payment.partner(),
                payment.branch(),
                payment.paidAt()));
    }

    @CommandHandler
    void handle(ExpirePayCode expiry) {
        if (state instanceof Open open && !expiry.now().isBefore(open.expiresAt())) {
            apply(new PayCodeExpired(expiry.payCodeId(), open.orderId(), expiry.now()));
        }
    }

    @EventSourcingHandler
    void on(PayCodeIssued issued) {
        payCodeId = issued.payCodeId();
        state = new Open(issued.orderId(), issued.amount(), issued.expiresAt());
    }

    @EventSourcingHandler
    void on(PayCodePaid paid) {
        state = new Paid(paid.transferId(), paid.amount());
    }

    @EventSourcingHandler
    void on(PayCodeExpired expired) {
        state = new Expired();
    }
}
