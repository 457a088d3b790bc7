package dev.amana.payments.paycode;

import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * What the buyer shows at the branch: 16 digits, the last two of them check digits by ISO/IEC 7064, MOD 97-10 (the system
 * of IBANs). It finds every wrong digit and every two digits that changed places. The first digit is never zero, so that
 * no spreadsheet shortens the number.
 */
public record PayCodeNumber(String digits) {
    private static final Pattern FORM = Pattern.compile("[1-9][0-9]{15}");
    private static final long SMALLEST_BODY = 10_000_000_000_000L;
    private static final int MODULUS = 97;

    public PayCodeNumber {
        if (!isValid(digits)) {
            throw new IllegalArgumentException("Not a pay code number");
        }
    }

    /** Fourteen digits by chance: a guess meets one of a million open codes once in ninety million tries. */
    public static PayCodeNumber random(RandomGenerator random) {
        long body = random.nextLong(SMALLEST_BODY, SMALLEST_BODY * 10);
        long check = MODULUS + 1 - body * 100 % MODULUS;
        return new PayCodeNumber(Long.toString(body * 100 + check));
    }

    public static boolean isValid(String digits) {
        return FORM.matcher(digits).matches() && Long.parseLong(digits) % MODULUS == 1;
    }
}
