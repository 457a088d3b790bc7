package dev.amana.moderation.phrase;

import dev.amana.moderation.phrase.Phrase.Kind;
import dev.amana.moderation.phrase.Phrase.Word;
import dev.amana.moderation.text.ChatArabic;
import dev.amana.moderation.text.MaskedWords;
import dev.amana.moderation.text.NearWords;
import dev.amana.moderation.text.Vocabulary;
import dev.amana.moderation.text.WordForms;
import dev.amana.moderation.text.WordHashes;
import dev.amana.moderation.text.WordMemory;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which word classes of the patterns a token belongs to. A class is a set of words that the patterns use in the same
 * place; the automaton's edges are labelled with classes, so that a list of fifty words costs one edge.
 */
final class WordTable implements Vocabulary {
    private final Map<Set<Word>, Integer> classes = new HashMap<>();
    // Classes of each word as numbers, since most words are in few of the thousands of classes.
    private final Map<String, int[]> whole = new HashMap<>();
    private final Map<String, int[]> beginnings = new HashMap<>();
    private final Map<String, int[]> ends = new HashMap<>();
    private final MaskedWords maskable = new MaskedWords();
    private final BitSet beginningLengths = new BitSet();
    private final BitSet endLengths = new BitSet();
    private WordHashes wholeHashes = WordHashes.of(Set.of());
    private WordHashes beginningHashes = WordHashes.of(Set.of());
    private WordHashes endHashes = WordHashes.of(Set.of());
    private NearWords near = new NearWords(Set.of(), Set.of());
    private ChatArabic chatArabic = new ChatArabic(Set.of());
    private final WordMemory memory = new WordMemory();

    int classOf(Collection<Word> words) {
        Set<Word> key = Set.copyOf(words);
        Integer known = classes.get(key);
        if (known != null) {
            return known;
        }
        int number = classes.size();
        classes.put(key, number);
        key.forEach(word -> word.forms().forEach(form -> register(form, word.kind(), number)));
        return number;
    }

    private void register(String form, Kind kind, int number) {
        switch (kind) {
            case WHOLE -> {
                if (form.charAt(0) != WordForms.SQUEEZED && !whole.containsKey(form)) {
                    maskable.add(form);
                }
                add(whole, form, number);
            }
            case BEGINNING -> {
                beginningLengths.set(form.length());
                add(beginnings, form, number);
            }
            case END -> {
                endLengths.set(form.length());
                add(ends, form, number);
            }
        }
    }

    private static void add(Map<String, int[]> table, String form, int number) {
        int[] known = table.get(form);
        if (known == null) {
            table.put(form, new int[] {number});
        } else if (known[known.length - 1] != number) {
            // Numbers come in order, so that only the last can be the same.
            int[] longer = Arrays.copyOf(known, known.length + 1);
            longer[known.length] = number;
            table.put(form, longer);
        }
    }

    /** Adds the classes that a spelling belongs to. */
    void addClasses(String form, BitSet into) {
        collect(whole, form, into);
        collectParts(form, new WordHashes.OfParts(form), into);
    }

    private void collectParts(String form, WordHashes.OfParts hashes, BitSet into) {
        int length = form.length();
        for (int n = beginningLengths.nextSetBit(1); n > 0 && n <= length; n = beginningLengths.nextSetBit(n + 1)) {
            if (beginningHashes.mayHold(hashes.part(0, n))) {
                collect(beginnings, form.substring(0, n), into);
            }
        }
        for (int n = endLengths.nextSetBit(1); n > 0 && n <= length; n = endLengths.nextSetBit(n + 1)) {
            if (endHashes.mayHold(hashes.part(length - n, length))) {
                collect(ends, form.substring(length - n), into);
            }
        }
    }

    private static void collect(Map<String, int[]> table, String form, BitSet into) {
        int[] found = table.isEmpty() ? null : table.get(form);
        if (found != null) {
            for (int number : found) {
                into.set(number);
            }
        }
    }

    @Override
    public boolean knows(String word) {
        return whole.containsKey(word);
    }

    @Override
    public boolean mayKnow(int hash) {
        return wholeHashes.mayHold(hash);
    }

    /**
     * Ends the collecting of words.
     *
     * @param words towards which a text may be repaired
     * @param ordinary words that are to be taken as they stand
     */
    void complete(Collection<String> words, Set<String> ordinary) {
        wholeHashes = WordHashes.of(whole.keySet());
        beginningHashes = WordHashes.of(beginnings.keySet());
        endHashes = WordHashes.of(ends.keySet());
        near = new NearWords(words, ordinary);
        chatArabic = new ChatArabic(words);
    }

    @Override
    public List<String> near(String word) {
        return near.near(word);
    }

    @Override
    public List<String> transcribed(String latin, int fewestConsonants) {
        return chatArabic.words(latin, fewestConsonants);
    }

    @Override
    public WordMemory memory() {
        return memory;
    }

    @Override
    public String completed(String masked) {
        return maskable.completed(masked);
    }
}
