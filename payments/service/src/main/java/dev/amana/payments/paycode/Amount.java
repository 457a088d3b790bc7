package dev.amana.payments.paycode;

/**
 * An amount of money.
 *
 * @param minor in the currency's minor unit, such as cents; not negative
 * @param currency ISO 4217
 */
public record Amount(long minor, String currency) {
    public Amount {
        if (minor < 0) {
            throw new IllegalArgumentException("Negative amount: " + minor);
        }
    }
}
