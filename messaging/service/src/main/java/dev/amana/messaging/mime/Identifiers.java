package dev.amana.messaging.mime;

import java.util.ArrayList;
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
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final int FEWEST_PHONE_DIGITS = 7;
    private static final int TELLING_DIGITS = 8;

    private Identifiers() {}

    static Pattern address(String address) {
        String characters = address.strip()
                .codePoints()
                .mapToObj(Character::toString)
                .map(Identifiers::addressCharacter)
                .collect(Collectors.joining(GAP));
        return Pattern.compile(
                "(?<![\\p{L}\\p{N}._%+\\-])" + characters + "(?![\\p{L}\\p{N}]|[-.][\\p{L}\\p{N}])", FLAGS);
    }

    private static String addressCharacter(String character) {
        return character.equals("@") || character.equals(".")
                ? SPACED_GAP + Pattern.quote(character) + SPACED_GAP
                : Pattern.quote(character);
    }

    /** Null for a single word, which would hit ordinary text. */
    static @Nullable Pattern name(String name) {
        String stripped = name.strip();
        if (CJK.matcher(stripped).matches()) {
            return Pattern.compile(Pattern.quote(stripped));
        }
        List<String> words = Arrays.stream(stripped.split("[\\s\\u00A0]+"))
                .filter(word -> !word.isEmpty())
                .map(Pattern::quote)
                .toList();
        if (words.size() < 2) {
            return null;
        }
        List<String> others = words.subList(0, words.size() - 1);
        String inOrder = String.join(BETWEEN_WORDS, words);
        String lastFirst = words.getLast() + "," + BETWEEN_WORDS + String.join(BETWEEN_WORDS, others);
        return Pattern.compile("(?<![\\p{L}\\p{N}])(?:" + inOrder + "|" + lastFirst + ")(?![\\p{L}\\p{N}])", FLAGS);
    }

    /** Any notation with the same last digits; null when there are too few. */
    static @Nullable Pattern phone(String phone) {
        String digits = phone.replaceAll("\\D", "");
        if (digits.length() < FEWEST_PHONE_DIGITS) {
            return null;
        }
        String telling = digits.substring(Math.max(0, digits.length() - TELLING_DIGITS))
                .codePoints()
                .mapToObj(Character::toString)
                .collect(Collectors.joining(BETWEEN_DIGITS));
        return Pattern.compile("(?<!\\d)\\+?(?:\\d" + BETWEEN_DIGITS + "){0,7}" + telling + "(?!\\d)");
    }

    /** The pattern for an identifier whose kind only its form tells. */
    static List<Pattern> anyOf(String identifier) {
        List<Pattern> patterns = new ArrayList<>();
        if (identifier.contains("@")) {
            patterns.add(address(identifier));
        } else {
            Pattern pattern = identifier.matches("[\\d\\s()+./\\-]+") ? phone(identifier) : name(identifier);
            if (pattern != null) {
                patterns.add(pattern);
            }
        }
        return patterns;
    }
}
