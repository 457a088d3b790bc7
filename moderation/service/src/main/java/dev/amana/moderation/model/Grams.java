package dev.amana.moderation.model;

import java.util.List;
import java.util.function.IntConsumer;

/** Names the features of a text by numbers. They are hashes of 32 bits, so that no string need be made of a part of a word. */
final class Grams {
    private static final int SHORTEST_GRAM = 2;
    private static final int LONGEST_GRAM = 5;
    private static final char EDGE = ' ';

    static final long BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private Grams() {}

    /** Takes a feature of {@link Language#lanes()} number {@code lane}. */
    @FunctionalInterface
    interface Sink {
        void take(int lane, int key);
    }

    /**
     * The features whose last token is this one.
     *
     * @param from where its sentence begins
     */
    static void endingAt(int at, int from, List<String> words, Language language, Sink sink) {
        if (language == Language.JA) {
            across(at, from, words, sink);
        } else {
            letters(words.get(at), key -> sink.take(Lane.LETTERS, key));
            within(at, from, words, sink);
        }
    }

    private static void across(int at, int from, List<String> words, Sink sink) {
        for (int span = 1; span <= Lane.ACROSS_CHARACTERS.size() && at - span + 1 >= from; span++) {
            long hash = BASIS;
            for (int i = at - span + 1; i <= at; i++) {
                hash = with(words.get(i), hash);
            }
            sink.take(span - 1, across(hash));
        }
    }

    private static void within(int at, int from, List<String> words, Sink sink) {
        sink.take(1, alone(words.get(at)));
        for (int back = 1; back <= 2 && at - back >= from; back++) {
            sink.take(back + 1, pair(begun(words.get(at - back)), words.get(at), back + 1));
        }
    }

    /** Of characters that follow each other, by the hash of all. */
    static int across(long hash) {
        return key(hash, 0);
    }

    static int alone(String word) {
        return key(with(word, with(EDGE, BASIS)), Lane.WORD);
    }

    /** What all pairs begin with that this word is the first of. */
    static long begun(String word) {
        return with(EDGE, with(word, BASIS));
    }

    /** @param lane which says how far the two are apart */
    static int pair(long begun, String word, int lane) {
        return key(with(word, begun), lane);
    }

    /** Of a word between its edges. */
    static void letters(String word, IntConsumer sink) {
        int length = word.length() + 2;
        for (int start = 0; start < length; start++) {
            long hash = BASIS;
            int last = Math.min(length, start + LONGEST_GRAM);
            for (int i = start; i < last; i++) {
                hash = with(i == 0 || i == length - 1 ? EDGE : word.charAt(i - 1), hash);
                if (i - start + 1 >= SHORTEST_GRAM) {
                    sink.accept(key(hash, 0));
                }
            }
        }
    }

    static long with(String word, long hash) {
        long with = hash;
        for (int i = 0; i < word.length(); i++) {
            with = with(word.charAt(i), with);
        }
        return with;
    }

    private static long with(char c, long hash) {
        return (hash ^ c) * PRIME;
    }

    private static int key(long hash, int kind) {
        long mixed = (hash + kind) * 0x9E3779B97F4A7C15L;
        return (int) ((mixed ^ (mixed >>> 29)) >>> 16);
    }
}
