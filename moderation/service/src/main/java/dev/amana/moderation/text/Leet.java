package dev.amana.moderation.text;

import java.util.LinkedHashSet;
import java.util.Set;

/** Reads digits and signs as the letters they resemble: {@code k1ll}, {@code $h00t}, {@code ki||}. */
final class Leet {
    private static final String SIGNS = "013456789@$!|€+";
    private static final String LETTERS = "oieasgtbgasiiet";
    private static final String LETTERS_L = "oleasgtbgasllet";

    private Leet() {}

    /** All readings of the word that differ from it; none if it has no letter or nothing to replace. */
    static Set<String> readings(String word) {
        if (WordForms.isOfLetters(word)) {
            return Set.of();
        }
        String core = trimmed(word);
        if (core.isEmpty()) {
            return Set.of();
        }
        Set<String> readings = new LinkedHashSet<>(4);
        readings.add(core);
        if (core.length() == 1 || hasLetter(core)) {
            readings.add(replaced(core, LETTERS));
            readings.add(replaced(core, LETTERS_L));
            readings.add(replaced(word, LETTERS));
            readings.add(replaced(word, LETTERS_L));
        }
        readings.remove(word);
        return readings;
    }

    private static String replaced(String word, String letters) {
        StringBuilder out = new StringBuilder(word);
        for (int i = 0; i < word.length(); i++) {
            int sign = SIGNS.indexOf(word.charAt(i));
            if (sign >= 0) {
                out.setCharAt(i, letters.charAt(sign));
            }
        }
        return out.toString();
    }

    private static boolean hasLetter(String word) {
        return word.chars().anyMatch(Character::isLetter);
    }

    /** Without signs at the ends, which are mostly just punctuation. */
    private static String trimmed(String word) {
        int from = 0;
        int to = word.length();
        while (from < to && !Character.isLetterOrDigit(word.charAt(from))) {
            from++;
        }
        while (to > from && !Character.isLetterOrDigit(word.charAt(to - 1))) {
            to--;
        }
        return word.substring(from, to);
    }
}
