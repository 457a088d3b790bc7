package dev.amana.moderation.text;

import java.util.Collection;

/**
 * Tells, for most strings that are no word of a set, that they are none, without the string being made: the hash code of a
 * part of a word, or of a word with a letter less, follows from what was computed once for the whole. Where it says perhaps,
 * somebody has to look.
 */
public final class WordHashes {
    /** One bit in so many is set, so that few look-ups are in vain. */
    private static final int BITS_PER_WORD = 16;

    private static final int FEWEST_BITS = 1 << 10;

    private final long[] bits;
    private final int shift;

    private WordHashes(int size) {
        bits = new long[size / Long.SIZE];
        shift = Integer.SIZE - Integer.numberOfTrailingZeros(size);
    }

    public static WordHashes of(Collection<String> words) {
        long wanted = Math.clamp((long) words.size() * BITS_PER_WORD, FEWEST_BITS, 1L << 30);
        WordHashes hashes = new WordHashes((int) Long.highestOneBit(wanted));
        words.forEach(word -> hashes.add(word.hashCode()));
        return hashes;
    }

    private void add(int hash) {
        int bit = bit(hash);
        bits[bit / Long.SIZE] |= 1L << bit;
    }

    /** Like words have like hash codes; their bits must not lie alike. */
    private int bit(int hash) {
        int mixed = (hash ^ (hash >>> 16)) * 0x85EBCA6B;
        mixed = (mixed ^ (mixed >>> 13)) * 0xC2B2AE35;
        return mixed >>> shift;
    }

    /** False only where no word has this {@link String#hashCode}. */
    public boolean mayHold(int hash) {
        int bit = bit(hash);
        return (bits[bit / Long.SIZE] & (1L << bit)) != 0;
    }

    /** The hash codes that strings made of parts of one word would have. */
    public static final class OfParts {
        private static final int BASE = 31;

        private final String word;
        private final int[] beginnings;
        private final int[] powers;

        public OfParts(String word) {
            this.word = word;
            beginnings = new int[word.length() + 1];
            powers = new int[word.length() + 1];
            powers[0] = 1;
            for (int i = 0; i < word.length(); i++) {
                beginnings[i + 1] = BASE * beginnings[i] + word.charAt(i);
                powers[i + 1] = BASE * powers[i];
            }
        }

        /** Of the letters from {@code from} to {@code to}, exclusive. */
        public int part(int from, int to) {
            return beginnings[to] - beginnings[from] * powers[to - from];
        }

        int without(int letter) {
            int rest = word.length() - letter - 1;
            return beginnings[letter] * powers[rest] + part(letter + 1, word.length());
        }

        /** With this letter and the next one in each other's place. */
        int swapped(int letter) {
            int rest = word.length() - letter - 2;
            int difference = word.charAt(letter + 1) - word.charAt(letter);
            return beginnings[word.length()] + difference * powers[rest + 1] - difference * powers[rest];
        }
    }
}
