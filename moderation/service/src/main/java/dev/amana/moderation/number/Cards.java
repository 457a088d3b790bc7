package dev.amana.moderation.number;

/** Which numbers the card schemes have given out (ISO/IEC 7812 issuer identification), by beginning and length. */
final class Cards {
    static final int SHORTEST = 14;
    static final int LONGEST = 19;

    private Cards() {}

    static boolean isNumber(String digits) {
        return isIssued(Integer.parseInt(digits.substring(0, 4)), digits.length()) && CheckDigits.luhn(digits);
    }

    private static boolean isIssued(int beginning, int length) {
        if (in(beginning, 4000, 4999)) {
            return length == 16 || length == 19; // Visa
        }
        if (in(beginning, 5100, 5599) || in(beginning, 2221, 2720)) {
            return length == 16; // Mastercard
        }
        if (in(beginning, 3400, 3499) || in(beginning, 3700, 3799)) {
            return length == 15; // American Express
        }
        if (in(beginning, 3000, 3059) || in(beginning, 3600, 3699) || in(beginning, 3800, 3999)) {
            return length == 14; // Diners Club
        }
        boolean jcb = in(beginning, 3528, 3589);
        boolean discover = beginning == 6011 || in(beginning, 6440, 6599);
        if (jcb || discover) {
            return length == 16;
        }
        return in(beginning, 6200, 6299) && length >= 16; // UnionPay
    }

    private static boolean in(int beginning, int from, int to) {
        return beginning >= from && beginning <= to;
    }
}
