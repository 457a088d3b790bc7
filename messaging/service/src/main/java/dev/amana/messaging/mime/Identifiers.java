package dev.amana.messaging.mime;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Patterns that find an address, a full name or a phone number also where mail programs broke or decorated it. */
final class Identifiers {
    /** Invisible characters and a line wrap with quote marks, between any two characters of an address. */
    private static final String GAP = "(?:[\\u00AD\\u200B-\\u200F\\u2060\\uFEFF]|\\r?\\n[ \\t>|]*+)*+";

    private static final String SPACED_GAP =
            "(?:[ \\t\\u00A0\\u00AD\\u200B-\\u200F\\u2060\\uFEFF]|\\r?\\n[ \\t>|]*+)*+";
    private static final String BETWEEN_WORDS = "(?:[\\s\\u00A0\\u00AD\\u200B-\\u200F\\u2060\\uFEFF>|])++";
    private static final String BETWEEN_DIGITS = "[\\s().\\-/\\u00A0\\u2010-\\u2013]{0,3}";
    private static final Pattern CJK = Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}]{3,}");
    /** Of scripts that put spaces between words; elsewhere a name may stand right beside others. */
    private static final String WORD = "[\\p{IsLatin}\\p{IsCyrillic}\\p{IsGreek}\\p{N}]";

    private static final Pattern ASCII = Pattern.compile("\\p{ASCII}+");
    private static final Pattern NUMBER = Pattern.compile("[\\d\\s()+./\\-]+");
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final int FEWEST_PHONE_DIGITS = 7;
    private static final int TELLING_DIGITS = 8;

    private Identifiers() {}

    /**
     * Sentences run into addresses in many ways, so only ASCII letters and digits beside it make it another address: to
     * replace a longer one that ends alike is the smaller harm.
     */
    static Identifier address(String address) {
        String characters = address.strip()
                .codePoints()
                .mapToObj(Character::toString)
                .map(Identifiers::addressCharacter)
                .collect(Collectors.joining(GAP));
        return new Identifier.Address(Pattern.compile("(?<![A-Za-z0-9])" + characters + "(?![A-Za-z0-9])", FLAGS));
    }

    private static String addressCharacter(String character) {
        return character.equals("@") || character.equals(".")
                ? SPACED_GAP + Pattern.quote(character) + SPACED_GAP
                : Pattern.quote(character);
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
        List<String> words = plain.stream().map(Pattern::quote).toList();
        List<String> others = words.subList(0, words.size() - 1);
        String inOrder = String.join(BETWEEN_WORDS, words);
        String lastFirst = words.getLast() + "," + BETWEEN_WORDS + String.join(BETWEEN_WORDS, others);
        Pattern pattern =
                Pattern.compile("(?<!" + WORD + ")(?:" + inOrder + "|" + lastFirst + ")(?!" + WORD + ")", FLAGS);
        return new Identifier.Name(pattern, ASCII.matcher(plain.getLast()).matches() ? plain.getLast() : null);
    }

    /** Any notation with the same last digits; null when there are too few. */
    static @Nullable Identifier phone(String phone) {
        String digits = phone.replaceAll("\\D", "");
        if (digits.length() < FEWEST_PHONE_DIGITS) {
            return null;
        }
        String telling = digits.substring(Math.max(0, digits.length() - TELLING_DIGITS))
                .codePoints()
                .mapToObj(Character::toString)
                .collect(Collectors.joining(BETWEEN_DIGITS));
        return new Identifier.Phone(
                Pattern.compile("(?<!\\d)\\+?(?:\\d" + BETWEEN_DIGITS + "){0,7}" + telling + "(?!\\d)"),
                FEWEST_PHONE_DIGITS);
    }

    /** For an identifier whose kind only its form tells; null when it tells too little to be looked for. */
    static @Nullable Identifier of(String identifier) {
        if (identifier.contains("@")) {
            return address(identifier);
        }
        return NUMBER.matcher(identifier).matches() ? phone(identifier) : name(identifier);
    }
}
