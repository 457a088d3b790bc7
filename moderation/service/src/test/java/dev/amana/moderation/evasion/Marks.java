package dev.amana.moderation.evasion;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Disguises of any script. */
final class Marks {
    private static final int SHORTEST_WORD = 4;

    private Marks() {}

    static String between(String text, String filler) {
        return text.codePoints().mapToObj(Character::toString).collect(Collectors.joining(filler));
    }

    /** Letters of a word stand apart, words further. */
    static String apart(String text, String filler) {
        List<String> words = new ArrayList<>();
        for (String word : text.split(" ", -1)) {
            words.add(between(word, filler));
        }
        return String.join(filler.equals(" ") ? "   " : " ", words);
    }

    static String repeated(String text) {
        return eachWord(text, word -> {
            int at = word.length() / 2;
            return word.substring(0, at) + String.valueOf(word.charAt(at)).repeat(3) + word.substring(at);
        });
    }

    static String oneDeleted(String text) {
        return eachWord(text, word -> word.substring(0, word.length() / 2) + word.substring(word.length() / 2 + 1));
    }

    static String twoSwapped(String text) {
        return eachWord(text, word -> {
            int at = word.length() / 2 - 1;
            return word.substring(0, at) + word.charAt(at + 1) + word.charAt(at) + word.substring(at + 2);
        });
    }

    private static String eachWord(String text, UnaryOperator<String> change) {
        List<String> words = new ArrayList<>();
        for (String word : text.split(" ", -1)) {
            words.add(word.length() < SHORTEST_WORD ? word : change.apply(word));
        }
        return String.join(" ", words);
    }
}
