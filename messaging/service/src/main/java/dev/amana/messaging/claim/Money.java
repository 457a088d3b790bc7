package dev.amana.messaging.claim;

/**
 * An amount.
 *
 * @param amountMinor in the currency's minor unit
 * @param currency ISO 4217
 */
public record Money(long amountMinor, String currency) {

    /** Whether this may be granted where the other is wanted. */
    boolean isPartOf(Money wanted) {
        return currency.equals(wanted.currency) && amountMinor > 0 && amountMinor <= wanted.amountMinor;
    }
}
