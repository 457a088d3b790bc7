package dev.amana.payments.paycode;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What a pay code may be told to do. */
public sealed interface PayCodeCommand {
    String payCodeId();

    /** Issued again, a code stays as it is. */
    record IssuePayCode(
            @TargetAggregateIdentifier String payCodeId,
            String orderId,
            String payerId,
            PayCodeNumber number,
            Amount amount,
            Instant issuedAt,
            Instant expiresAt)
            implements PayCodeCommand {}

    /**
     * A partner took the cash.
     *
     * @param transferId the ledger's reservation, which tells two payments from one that is reported twice
     * @param paidAt when, by the partner's clock
     */
    record PayInCash(
            @TargetAggregateIdentifier String payCodeId,
            String transferId,
            Amount amount,
            String partner,
            String branch,
            Instant paidAt)
            implements PayCodeCommand {}

    /** Its time is over; a code that was paid stays paid. */
    record ExpirePayCode(@TargetAggregateIdentifier String payCodeId, Instant now) implements PayCodeCommand {}
}
