package dev.amana.moderation.text;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

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
    private final List<String> numbered;
    /** The hash code of each word with a letter less, then the word's number; in order, as no string need be kept for them. */
    private final long[] withoutOne;

    private final WordHashes wordHashes;
    private final WordCache<List<String>> found = new WordCache<>();

    /** @param ordinary words that mean what they say, however near to another one */
    public NearWords(Collection<String> words, Set<String> ordinary) {
        this.ordinary = Set.copyOf(ordinary);
        words.stream().filter(NearWords::isRepairable).forEach(this.words::add);
        this.numbered = List.copyOf(this.words);
        this.wordHashes = WordHashes.of(this.words);
        this.withoutOne = IntStream.range(0, numbered.size())
                .boxed()
                .flatMapToLong(number -> withoutOne(numbered.get(number), number))
                .sorted()
                .distinct()
                .toArray();
    }

    private static boolean isRepairable(String word) {
        return word.length() >= SHORTEST_WORD_CHARS && word.length() <= LONGEST_CHARS && isSpelled(word);
    }

    private static LongStream withoutOne(String word, int number) {
        WordHashes.OfParts hashes = new WordHashes.OfParts(word);
        return IntStream.range(1, lettersToLeaveOut(word)).mapToLong(i -> key(hashes.without(i)) | number);
    }

    /** The last letter of a short word is mostly an ending, and the word without it another one. */
    private static int lettersToLeaveOut(String word) {
        return word.length() < SHORTEST_WITH_REPLACEMENT_CHARS ? word.length() - 1 : word.length();
    }

    private static long key(int hash) {
        return (long) hash << Integer.SIZE;
    }

    /** Words of which one with a letter less may have this hash code, in their order. */
    private void each(int hash, Consumer<String> candidate) {
        int found = Arrays.binarySearch(withoutOne, key(hash));
        for (int i = found < 0 ? -found - 1 : found;
                i < withoutOne.length && (int) (withoutOne[i] >> Integer.SIZE) == hash;
                i++) {
            candidate.accept(numbered.get((int) withoutOne[i]));
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
        Set<String> near = new LinkedHashSet<>();
        each(word.hashCode(), candidate -> {
            if (isWithoutOne(word, candidate)) {
                near.add(candidate);
            }
        });
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
            int letter = i;
            each(hashes.without(i), candidate -> {
                if (candidate.length() == word.length()
                        && without(candidate, letter).equals(without(word, letter))) {
                    near.add(candidate);
                }
            });
        }
    }

    private static boolean isWithoutOne(String word, String candidate) {
        if (candidate.length() != word.length() + 1) {
            return false;
        }
        for (int i = 1; i < lettersToLeaveOut(candidate); i++) {
            if (without(candidate, i).equals(word)) {
                return true;
            }
        }
        return false;
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
