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
    private final WordHashes wordHashes;
    private final WordHashes hashesWithoutOne;
    private final WordCache<List<String>> found = new WordCache<>();

    /** @param ordinary words that mean what they say, however near to another one */
    public NearWords(Collection<String> words, Set<String> ordinary) {
        this.ordinary = Set.copyOf(ordinary);
        words.forEach(this::add);
        this.wordHashes = WordHashes.of(this.words);
        this.hashesWithoutOne = WordHashes.of(withoutOne.keySet());
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
        return found.get(word, this::search);
    }

    private List<String> search(String word) {
        Set<String> near = new LinkedHashSet<>(withoutOne.getOrDefault(word, List.of()));
        WordHashes.OfParts hashes = new WordHashes.OfParts(word);
        addSwapped(word, hashes, near);
        if (word.length() > SHORTEST_WITH_INSERTION_CHARS) {
            addShorter(word, hashes, near);
        }
        if (word.length() >= SHORTEST_WITH_REPLACEMENT_CHARS) {
            addReplaced(word, hashes, near);
        }
        return near.stream().limit(MOST_WORDS).toList();
    }

    private void addSwapped(String word, WordHashes.OfParts hashes, Set<String> near) {
        for (int i = 1; i + 1 < word.length(); i++) {
            if (wordHashes.mayHold(hashes.swapped(i))) {
                addIfWord(swapped(word, i), near);
            }
        }
    }

    private void addShorter(String word, WordHashes.OfParts hashes, Set<String> near) {
        for (int i = 1; i + 1 < word.length(); i++) {
            if (wordHashes.mayHold(hashes.without(i))) {
                addIfWord(without(word, i), near);
            }
        }
    }

    private void addIfWord(String candidate, Set<String> near) {
        if (words.contains(candidate)) {
            near.add(candidate);
        }
    }

    private void addReplaced(String word, WordHashes.OfParts hashes, Set<String> near) {
        for (int i = 1; i < word.length(); i++) {
            if (!hashesWithoutOne.mayHold(hashes.without(i))) {
                continue;
            }
            String shorter = without(word, i);
            for (String candidate : withoutOne.getOrDefault(shorter, List.of())) {
                if (candidate.length() == word.length() && without(candidate, i).equals(shorter)) {
                    near.add(candidate);
                }
            }
        }
    }

    private static String swapped(String word, int at) {
        StringBuilder swapped = new StringBuilder(word);
        swapped.setCharAt(at, word.charAt(at + 1));
        swapped.setCharAt(at + 1, word.charAt(at));
        return swapped.toString();
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
