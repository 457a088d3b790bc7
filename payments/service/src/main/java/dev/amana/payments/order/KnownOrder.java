package dev.amana.payments.order;

/** An order as the marketplace told it last. Amounts are in the currency's minor unit. */
public record KnownOrder(String orderId, String buyerId, long amountMinor, String currency) {}
