package dev.amana.moderation.number;

/** Whether numbers are right in themselves. All take ASCII digits; IBANs also small letters. */
final class CheckDigits {
    private static final int TAX_ID_DIGITS = 11;
    private static final int MY_NUMBER_DIGITS = 12;

    private CheckDigits() {}

    /** ISO/IEC 7812-1, annex B. */
    static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighed = i % 2 == 0 ? digit : 2 * digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum % 10 == 0;
    }

    /** ISO 13616-1: the country and its check digits moved to the end, letters as 10 to 35, modulo 97. */
    static boolean iban(String iban) {
        String moved = iban.substring(4) + iban.substring(0, 4);
        int remainder = 0;
        for (int i = 0; i < moved.length(); i++) {
            int value = Character.digit(moved.charAt(i), 36);
            remainder = (remainder * (value < 10 ? 10 : 100) + value) % 97;
        }
        return remainder == 1;
    }

    /**
     * Germany's tax identification number: ISO/IEC 7064, MOD 11,10; no leading zero; of the first ten digits exactly one
     * occurs twice or three times (section 139b of the Abgabenordnung, and the Federal Central Tax Office's description).
     */
    static boolean germanTaxId(String digits) {
        return digits.length() == TAX_ID_DIGITS
                && digits.charAt(0) != '0'
                && repeatsOneDigit(digits.substring(0, TAX_ID_DIGITS - 1))
                && mod11And10(digits);
    }

    private static boolean repeatsOneDigit(String digits) {
        int[] counts = new int[10];
        digits.chars().forEach(c -> counts[c - '0']++);
        int repeated = 0;
        for (int count : counts) {
            if (count > 3) {
                return false;
            }
            repeated += count > 1 ? 1 : 0;
        }
        return repeated == 1;
    }

    private static boolean mod11And10(String digits) {
        int product = 10;
        for (int i = 0; i < digits.length() - 1; i++) {
            int sum = (digits.charAt(i) - '0' + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        int check = 11 - product;
        return (check == 10 ? 0 : check) == digits.charAt(digits.length() - 1) - '0';
    }

    /**
     * Japan's Individual Number: eleven digits weighed by 2 to 7 and 2 to 6 from the right, modulo 11 (Ordinance of the
     * Ministry of Internal Affairs and Communications No. 85 of 2014, article 5).
     */
    static boolean myNumber(String digits) {
        if (digits.length() != MY_NUMBER_DIGITS) {
            return false;
        }
        int sum = 0;
        for (int n = 1; n < MY_NUMBER_DIGITS; n++) {
            int digit = digits.charAt(MY_NUMBER_DIGITS - 1 - n) - '0';
            sum += digit * (n <= 6 ? n + 1 : n - 5);
        }
        int remainder = sum % 11;
        return (remainder <= 1 ? 0 : 11 - remainder) == digits.charAt(MY_NUMBER_DIGITS - 1) - '0';
    }

    /** Saudi Arabia's national and residence identifiers: ten digits, 1 or 2 first, by Luhn's sum. */
    static boolean saudiId(String digits) {
        return digits.length() == 10 && (digits.charAt(0) == '1' || digits.charAt(0) == '2') && luhn(digits);
    }
}
