package dev.amana.moderation.classifier;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import dev.amana.moderation.text.Normaliser;
import dev.amana.moderation.text.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Hashes the words, pairs of words and n-grams of letters of a normalised text. The hash has a key, so that who finds
 * weights cannot try words on them. Work is bounded: what is beyond the first {@value #MOST_TOKENS} words is not read.
 */
final class FeatureReader {
    private static final int MOST_TOKENS = 400;
    private static final int SHORTEST_GRAM = 3;
    private static final int LONGEST_GRAM = 5;
    /** Tells words from n-grams of letters that look like them. */
    private static final char OF_WORDS = '\u0001';

    private final Normaliser normaliser;
    private final HashFunction hash;

    FeatureReader(Normaliser normaliser, long firstHalfOfKey, long secondHalfOfKey) {
        this.normaliser = normaliser;
        this.hash = Hashing.sipHash24(firstHalfOfKey, secondHalfOfKey);
    }

    Features features(String text) {
        List<String> words = words(text);
        SortedMap<Integer, Integer> counts = new TreeMap<>();
        for (int i = 0; i < words.size(); i++) {
            count(OF_WORDS + words.get(i), counts);
            if (i > 0) {
                count(OF_WORDS + words.get(i - 1) + ' ' + words.get(i), counts);
            }
        }
        countGrams(String.join(" ", words), counts);
        return scaled(counts);
    }

    private List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (Token token : normaliser.tokens(text)) {
            if (!token.isSentenceEnd() && words.size() < MOST_TOKENS) {
                words.add(token.word());
            }
        }
        return words;
    }

    /** Over the ends of words as well: that is how phrases and endings are seen. */
    private void countGrams(String text, SortedMap<Integer, Integer> counts) {
        for (int from = 0; from < text.length(); from++) {
            for (int length = SHORTEST_GRAM; length <= LONGEST_GRAM && from + length <= text.length(); length++) {
                count(text.substring(from, from + length), counts);
            }
        }
    }

    /** One bit decides the sign, so that what shares a bucket by chance cancels out rather than adds up. */
    private void count(String gram, SortedMap<Integer, Integer> counts) {
        long hashed = hash.hashUnencodedChars(gram).asLong();
        counts.merge((int) (hashed & (Features.BUCKETS - 1)), hashed < 0 ? -1 : 1, Integer::sum);
    }

    /** Counts weigh as their roots, and all texts the same, however long. */
    private static Features scaled(SortedMap<Integer, Integer> counts) {
        counts.values().removeIf(count -> count == 0);
        double squares = counts.values().stream().mapToDouble(Math::abs).sum();
        double length = Math.sqrt(squares);
        int[] buckets = counts.keySet().stream().mapToInt(Integer::intValue).toArray();
        double[] values = counts.values().stream()
                .mapToDouble(count -> Math.signum(count) * Math.sqrt(Math.abs(count)) / length)
                .toArray();
        return new Features(buckets, values);
    }
}
