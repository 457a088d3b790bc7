package dev.amana.messaging.mime;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Patterns that find an address, a full name or a phone number also where mail programs broke or decorated it. */
final class Identifiers {
    /** Blanks and wraps, or one of the signs that stand for a blank in file names and links. */
    private static final String BETWEEN_WORDS =
            "(?:(?:[\\s\\u00A0\\u00AD\\u200B-\\u200F\\u2060\\uFEFF>|])++|[._+\\-]|%20|&nbsp;|&#160;)";

    /** Written together, or the blank was lost in a fold: with capitals inside, or too long for an ordinary word. */
    private static final int FEWEST_LETTERS_TOGETHER = 12;

    private static final String CAPITAL_NEXT = "(?-i:(?=\\p{Lu}))";

    /** Where the blank before a name was lost. */
    private static final String CAPITAL_INSIDE = "(?-i:(?<=\\p{Ll})(?=\\p{Lu}))";

    private static final String BETWEEN_DIGITS =
            "(?:[\\s().\\-/_\\u00A0\\u00AD\\u2000-\\u2015\\u202F\\u2060]|%20){0,3}";
    /** How calendars and cards break a line anywhere, and quoted-printable. */
    private static final String FOLD = "(?:=?\\r?\\n[ \\t]|=\\r?\\n)?+";

    private static final Pattern CJK = Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}]{3,}");
    /** Of scripts that put spaces between words; elsewhere a name may stand right beside others. */
    private static final String WORD = "[\\p{IsLatin}\\p{IsCyrillic}\\p{IsGreek}\\p{N}]";

    private static final Pattern ASCII = Pattern.compile("\\p{ASCII}+");
    private static final Pattern NUMBER = Pattern.compile("[\\d\\s()+./\\-]+");
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final int FEWEST_PHONE_DIGITS = 7;
    private static final int TELLING_DIGITS = 8;

    /** 00, the country, a trunk prefix in brackets, and the area. */
    private static final int MOST_DIGITS_BEFORE = 11;

    private Identifiers() {}

    static Identifier address(String address) {
        return AddressPattern.address(address);
    }

    /** Null for a single word, which would hit ordinary text. */
    static @Nullable Identifier name(String name) {
        String stripped = name.strip();
        if (CJK.matcher(stripped).matches()) {
            return new Identifier.Name(Pattern.compile(Pattern.quote(stripped)), stripped);
        }
        List<String> plain = Arrays.stream(stripped.split("[\\s\\u00A0]+"))
                .filter(word -> !word.isEmpty())
                .toList();
        if (plain.size() < 2) {
            return null;
        }
        List<String> words = plain.stream().map(Identifiers::word).toList();
        List<String> others = words.subList(0, words.size() - 1);
        boolean together = plain.stream().mapToInt(String::length).sum() >= FEWEST_LETTERS_TOGETHER;
        String gap = "(?:" + BETWEEN_WORDS + "|" + FOLD + (together ? "" : CAPITAL_NEXT) + ")";
        String inOrder = String.join(gap, words);
        String lastFirst = words.getLast() + "," + BETWEEN_WORDS + "?" + String.join(gap, others);
        // First, because looking at what stands before costs more.
        String begin = "(?=" + firstLetter(plain.getFirst()) + '|' + firstLetter(plain.getLast()) + ')';
        Pattern pattern = Pattern.compile(
                begin + "(?:(?<!" + WORD + ")|" + CAPITAL_INSIDE + ")(?:" + inOrder + "|" + lastFirst + ")(?!" + WORD
                        + "|@)",
                FLAGS);
        return new Identifier.Name(pattern, sure(plain));
    }

    /** A word that stands in every spelling of the name; of several the longest, which is the rarest. */
    private static @Nullable String sure(List<String> words) {
        return words.stream()
                .filter(word -> ASCII.matcher(word).matches())
                .max(Comparator.comparingInt(String::length))
                .orElse(null);
    }

    /** Letters with marks also in two pieces (as macOS writes them), without marks, and as German writes without them. */
    private static String word(String word) {
        return Normalizer.normalize(word, Normalizer.Form.NFC)
                .codePoints()
                .mapToObj(Character::toString)
                .map(Identifiers::letter)
                .collect(Collectors.joining(FOLD));
    }

    private static String firstLetter(String word) {
        String whole = Normalizer.normalize(word, Normalizer.Form.NFC);
        return letter(whole.substring(0, whole.offsetByCodePoints(0, 1)));
    }

    private static String letter(String letter) {
        String pieces = Normalizer.normalize(letter, Normalizer.Form.NFD);
        if (pieces.equals(letter)) {
            return letter.equals("\u00DF") ? "(?:\u00DF|ss)" : Pattern.quote(letter);
        }
        return "(?:" + letter + '|' + pieces + '|' + pieces.charAt(0) + "e?)";
    }

    /** Any notation with the same last digits; null when there are too few. */
    static @Nullable Identifier phone(String phone) {
        String digits = subscriber(phone);
        if (digits.length() < FEWEST_PHONE_DIGITS) {
            return null;
        }
        String telling = digits.substring(Math.max(0, digits.length() - TELLING_DIGITS))
                .chars()
                .mapToObj(Identifiers::digit)
                .collect(Collectors.joining(BETWEEN_DIGITS));
        return new Identifier.Phone(
                Pattern.compile("(?<!\\d)\\+?(?:\\(?\\d" + BETWEEN_DIGITS + "){0," + MOST_DIGITS_BEFORE + "}" + telling
                        + "(?!\\d)"),
                FEWEST_PHONE_DIGITS);
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

    /** For an identifier whose kind only its form tells; null when it tells too little to be looked for. */
    static @Nullable Identifier of(String identifier) {
        if (identifier.contains("@")) {
            return address(identifier);
        }
        return NUMBER.matcher(identifier).matches() ? phone(identifier) : name(identifier);
    }
}
