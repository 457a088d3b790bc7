package dev.amana.moderation.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the words that one slip of the pen leads to: a letter left out, put in, swapped with the next or replaced. An
 * index of all words with one letter less answers in a few look-ups, whatever the number of words. The first letter
 * always stands, and short words allow less, since ordinary words crowd around them.
 */
public final class NearWords {
    private static final int SHORTEST_READ_CHARS = 3;
    private static final int LONGEST_CHARS = 24;
    private static final int SHORTEST_WORD_CHARS = 4;
    private static final int SHORTEST_WITH_INSERTION_CHARS = 5;
    private static final int SHORTEST_WITH_REPLACEMENT_CHARS = 7;
    private static final int MOST_WORDS = 4;

    private final Set<String> words = new LinkedHashSet<>();
    private final Set<String> ordinary;
    private final Map<String, List<String>> withoutOne = new HashMap<>();

    /** @param ordinary words that mean what they say, however near to another one */
    public NearWords(Collection<String> words, Set<String> ordinary) {
        this.ordinary = Set.copyOf(ordinary);
        words.forEach(this::add);
    }

    private void add(String word) {
        int length = word.length();
        if (length < SHORTEST_WORD_CHARS || length > LONGEST_CHARS || !isSpelled(word) || !words.add(word)) {
            return;
        }
        // The last letter of a short word is mostly an ending, and the word without it another one.
        int end = length < SHORTEST_WITH_REPLACEMENT_CHARS ? length - 1 : length;
        for (int i = 1; i < end; i++) {
            List<String> same = withoutOne.computeIfAbsent(without(word, i), any -> new ArrayList<>(1));
            if (!same.contains(word)) {
                same.add(word);
            }
        }
    }

    /** At most four words that {@code word} may have been meant as; none for a word that is one itself. */
    public List<String> near(String word) {
        if (word.length() < SHORTEST_READ_CHARS
                || word.length() > LONGEST_CHARS
                || ordinary.contains(word)
                || words.contains(word)
                || !isSpelled(word)) {
            return List.of();
        }
        Set<String> near = new LinkedHashSet<>(withoutOne.getOrDefault(word, List.of()));
        addSwapped(word, near);
        if (word.length() > SHORTEST_WITH_INSERTION_CHARS) {
            addShorter(word, near);
        }
        if (word.length() >= SHORTEST_WITH_REPLACEMENT_CHARS) {
            addReplaced(word, near);
        }
        return near.stream().limit(MOST_WORDS).toList();
    }

    private void addSwapped(String word, Set<String> near) {
        StringBuilder swapped = new StringBuilder(word);
        for (int i = 1; i + 1 < word.length(); i++) {
            swap(swapped, i);
            if (words.contains(swapped.toString())) {
                near.add(swapped.toString());
            }
            swap(swapped, i);
        }
    }

    private static void swap(StringBuilder word, int at) {
        char first = word.charAt(at);
        word.setCharAt(at, word.charAt(at + 1));
        word.setCharAt(at + 1, first);
    }

    private void addShorter(String word, Set<String> near) {
        for (int i = 1; i + 1 < word.length(); i++) {
            String shorter = without(word, i);
            if (words.contains(shorter)) {
                near.add(shorter);
            }
        }
    }

    private void addReplaced(String word, Set<String> near) {
        for (int i = 1; i < word.length(); i++) {
            String shorter = without(word, i);
            for (String candidate : withoutOne.getOrDefault(shorter, List.of())) {
                if (candidate.length() == word.length() && without(candidate, i).equals(shorter)) {
                    near.add(candidate);
                }
            }
        }
    }

    private static String without(String word, int at) {
        return word.substring(0, at) + word.substring(at + 1);
    }

    /** Of letters, and of a script whose words have several. */
    private static boolean isSpelled(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (!Character.isLetter(c) || c >= 0x2E80) {
                return false;
            }
        }
        return true;
    }
}
