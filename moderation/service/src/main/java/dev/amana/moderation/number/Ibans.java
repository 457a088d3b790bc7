package dev.amana.moderation.number;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads account numbers as ISO 13616 writes them, whatever stands between their signs. */
final class Ibans {
    private static final int WIDEST_GAP_CHARS = 2;
    private static final String BETWEEN = " \u00A0.-";

    /** Lengths by country, from SWIFT's registry of IBAN formats. */
    private static final List<String> LENGTHS = List.of(
            "ad24", "ae23", "al28", "at20", "az28", "ba20", "be16", "bg22", "bh22", "br29", "by28", "ch21", "cr22",
            "cy28", "cz24", "de22", "dk18", "do28", "ee20", "eg29", "es24", "fi18", "fo18", "fr27", "gb22", "ge22",
            "gi23", "gl18", "gr27", "gt28", "hr21", "hu28", "ie22", "il23", "iq23", "is26", "it27", "jo30", "kw30",
            "kz20", "lb28", "lc32", "li21", "lt20", "lu20", "lv21", "ly25", "mc27", "md24", "me22", "mk19", "mr27",
            "mt31", "mu30", "nl18", "no15", "pk24", "pl28", "ps29", "pt25", "qa29", "ro24", "rs22", "sa24", "sc31",
            "sd18", "se24", "si19", "sk24", "sm27", "st25", "sv28", "tl23", "tn24", "tr26", "ua29", "va22", "vg24",
            "xk20");

    private final Map<String, Integer> lengths = new HashMap<>();

    Ibans() {
        for (String country : LENGTHS) {
            lengths.put(country.substring(0, 2), Integer.valueOf(country.substring(2)));
        }
    }

    /** @param end exclusive */
    record Place(int start, int end) {}

    /** The account number that begins here, in a text in small letters. */
    @Nullable
    Place at(String text, int start) {
        if (!isLetter(text.charAt(start)) || (start > 0 && isSign(text.charAt(start - 1)))) {
            return null;
        }
        StringBuilder iban = new StringBuilder();
        int wanted = 4;
        int gap = 0;
        for (int i = start; i < text.length() && gap <= WIDEST_GAP_CHARS; i++) {
            char c = text.charAt(i);
            if (!isSign(c)) {
                if (BETWEEN.indexOf(c) < 0) {
                    return null;
                }
                gap++;
                continue;
            }
            gap = 0;
            iban.append(c);
            if (iban.length() == 4) {
                Integer length = hasBeginning(iban) ? lengths.get(iban.substring(0, 2)) : null;
                if (length == null) {
                    return null;
                }
                wanted = length;
            }
            if (iban.length() == wanted) {
                boolean over = i + 1 == text.length() || !isSign(text.charAt(i + 1));
                return over && CheckDigits.iban(iban.toString()) ? new Place(start, i + 1) : null;
            }
        }
        return null;
    }

    private static boolean hasBeginning(StringBuilder iban) {
        return isLetter(iban.charAt(0))
                && isLetter(iban.charAt(1))
                && isDigit(iban.charAt(2))
                && isDigit(iban.charAt(3));
    }

    private static boolean isSign(char c) {
        return isLetter(c) || isDigit(c);
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
