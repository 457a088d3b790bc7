package dev.amana.payments.refund;

import java.time.Instant;

/**
 * What a claim finally granted.
 *
 * @param amountMinor in the currency's minor unit
 */
public record Grant(String claimId, String orderId, long amountMinor, String currency, Instant at) {}
