package dev.amana.moderation.evasion;

import java.util.Map;
import java.util.stream.Collectors;

/** Disguises of Arabic words. */
final class Arabic {
    /** The usual chat alphabet, with digits for the letters that Latin lacks. */
    private static final Map<Character, String> CHAT = Map.ofEntries(
            Map.entry('ا', "a"),
            Map.entry('أ', "a"),
            Map.entry('إ', "e"),
            Map.entry('آ', "aa"),
            Map.entry('ب', "b"),
            Map.entry('ت', "t"),
            Map.entry('ث', "th"),
            Map.entry('ج', "j"),
            Map.entry('ح', "7"),
            Map.entry('خ', "5"),
            Map.entry('د', "d"),
            Map.entry('ذ', "th"),
            Map.entry('ر', "r"),
            Map.entry('ز', "z"),
            Map.entry('س', "s"),
            Map.entry('ش', "sh"),
            Map.entry('ص', "9"),
            Map.entry('ض', "d"),
            Map.entry('ط', "6"),
            Map.entry('ظ', "z"),
            Map.entry('ع', "3"),
            Map.entry('غ', "gh"),
            Map.entry('ف', "f"),
            Map.entry('ق', "q"),
            Map.entry('ك', "k"),
            Map.entry('ل', "l"),
            Map.entry('م', "m"),
            Map.entry('ن', "n"),
            Map.entry('ه', "h"),
            Map.entry('و', "w"),
            Map.entry('ي', "y"),
            Map.entry('ى', "a"),
            Map.entry('ة', "a"),
            Map.entry('ء', "2"),
            Map.entry('ئ', "2"),
            Map.entry('ؤ', "2"));

    private Arabic() {}

    static String stretched(String text) {
        return text.replaceAll("(?<=[بتسقلعنهكمشضطفج])(?=\\p{IsArabic})", "ـــ");
    }

    static String vowelled(String text) {
        return text.replaceAll("(\\p{IsArabic})", "$1\u064e");
    }

    static String plainAlef(String text) {
        return text.replaceAll("[أإآ]", "ا");
    }

    static String hamzaAlef(String text) {
        return text.replaceAll("\\bا(?!ل)", "أ");
    }

    static String finalLetters(String text) {
        return text.replaceAll("ة\\b", "ه").replaceAll("ي\\b", "ى");
    }

    static String arabizi(String text) {
        return text.chars()
                .mapToObj(c -> CHAT.getOrDefault((char) c, Character.toString(c)))
                .collect(Collectors.joining());
    }
}
