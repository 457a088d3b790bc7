package dev.amana.moderation.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the word behind a spelling in which letters are masked by asterisks. */
public final class MaskedWords {
    private static final int FEWEST_SEEN_LETTERS = 2;

    private final Map<Integer, List<String>> byLength = new HashMap<>();

    /** Each word is added once. */
    public void add(String word) {
        byLength.computeIfAbsent(word.length(), length -> new ArrayList<>()).add(word);
    }

    /** The first word that was added and fits; empty where none does, or too few letters are to be seen. */
    public String completed(String masked) {
        for (String word : byLength.getOrDefault(masked.length(), List.of())) {
            if (fits(word, masked)) {
                return word;
            }
        }
        return "";
    }

    private static boolean fits(String word, String masked) {
        int seen = 0;
        for (int i = 0; i < masked.length(); i++) {
            if (word.charAt(i) == masked.charAt(i)) {
                seen++;
            } else if (masked.charAt(i) != '*') {
                return false;
            }
        }
        return seen >= FEWEST_SEEN_LETTERS;
    }
}
