package dev.amana.messaging.mime;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Patterns that find an address, a full name or a phone number also where mail programs broke or decorated it. */
final class Identifiers {
    /** What people, tables and wrapped quotes put between digits; each blank run counts once. */
    private static final String BETWEEN_DIGITS =
            "(?:[\\s\\p{Z}\\p{Cf}]{1,80}+|[().\\-/_>|,:;~\\\\*\\u00B7\\u2010-\\u2015\\u2022\\u2212]|%20|&nbsp;|&#160;){0,8}+";

    private static final Pattern NUMBER = Pattern.compile("[\\d\\s()+./\\-]+");
    private static final int FEWEST_PHONE_DIGITS = 7;
    private static final int TELLING_DIGITS = 8;

    private static final String ANY_DIGIT = "[0-9\\u0660-\\u0669\\u06F0-\\u06F9\\uFF10-\\uFF19]";

    /** 00, the country, a trunk prefix in brackets, and the area. */
    private static final int MOST_DIGITS_BEFORE = 11;

    enum Kind {
        ADDRESS,
        PHONE,
        NAME
    }

    private Identifiers() {}

    static Identifier address(String address) {
        return AddressPattern.address(address);
    }

    /** Null for a single word, which would hit ordinary text. */
    static @Nullable Identifier name(String name) {
        return NamePattern.of(name.strip());
    }

    /** Whether it is looked for as a name, without the pattern, which takes longer to make than a mail to write. */
    static boolean isName(String name) {
        return DenseName.isOne(name.strip())
                || PersonName.of(name.strip()).words().size() > 1;
    }

    /** Any notation with the same last digits; null when there are too few. */
    static @Nullable Identifier phone(String phone) {
        String digits = subscriber(phone);
        if (digits.length() < FEWEST_PHONE_DIGITS) {
            return null;
        }
        String telling = digits.substring(Math.max(0, digits.length() - TELLING_DIGITS));
        String spaced = telling.chars().mapToObj(Identifiers::digit).collect(Collectors.joining(BETWEEN_DIGITS));
        return new Identifier.Phone(
                Pattern.compile("(?<!\\d)\\+?(?:\\(?" + ANY_DIGIT + BETWEEN_DIGITS + "){0," + MOST_DIGITS_BEFORE + "}"
                        + spaced + "(?!\\d)"),
                telling);
    }

    /** What is dialled from next door where that tells enough, else without country code and trunk prefix. */
    private static String subscriber(String phone) {
        String digits = phone.replaceAll("\\D", "");
        try {
            PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
            String whole = digits.startsWith("00") ? "+" + digits.substring(2) : phone;
            Phonenumber.PhoneNumber number = numbers.parse(whole, "ZZ");
            String national = numbers.getNationalSignificantNumber(number);
            String local = national.substring(numbers.getLengthOfNationalDestinationCode(number));
            return local.length() >= FEWEST_PHONE_DIGITS ? local : national;
        } catch (NumberParseException withoutCountry) {
            return digits.replaceFirst("^0+", "");
        }
    }

    /** Also as they are written in Arabic, Persian and full-width. */
    private static String digit(int ascii) {
        int value = ascii - '0';
        return "[" + value + (char) (0x0660 + value) + (char) (0x06F0 + value) + (char) (0xFF10 + value) + "]";
    }

    /** Of an identifier that comes without a word about what it is. */
    static Kind kind(String identifier) {
        if (identifier.contains("@")) {
            return Kind.ADDRESS;
        }
        return NUMBER.matcher(identifier).matches() ? Kind.PHONE : Kind.NAME;
    }
}
