package dev.amana.moderation.text;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was found out about words, since texts are made of the same ones again and again. Bounded: each word has two places,
 * and those that come to them next take them. Words alone, no texts, and in memory only. Long words, which are mostly seen once, have none. Thread-safe.
 *
 * @param <V> immutable
 */
public final class WordCache<V> {
    private static final int PLACES = 1 << 13;
    private static final int LONGEST_CHARS = 48;

    private final AtomicReferenceArray<@Nullable Known<V>> places = new AtomicReferenceArray<>(PLACES);

    private record Known<V>(String word, V value) {}

    /** @param finding says the same of a word whenever it is asked */
    public V get(String word, Function<String, V> finding) {
        if (word.length() > LONGEST_CHARS) {
            return finding.apply(word);
        }
        int place = place(word.hashCode());
        Known<V> known = places.get(place);
        if (known != null && known.word().equals(word)) {
            return known.value();
        }
        Known<V> other = places.get(place ^ 1);
        if (other != null && other.word().equals(word)) {
            return other.value();
        }
        V value = finding.apply(word);
        if (known != null) {
            places.set(place ^ 1, known);
        }
        places.set(place, new Known<>(word, value));
        return value;
    }

    /**
     * The same for a word that stands in a text, which need not be cut out where it is known.
     *
     * @param to exclusive
     */
    V get(String text, int from, int to, Function<String, V> finding) {
        if (to - from > LONGEST_CHARS) {
            return finding.apply(text.substring(from, to));
        }
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + text.charAt(i);
        }
        int place = place(hash);
        Known<V> known = places.get(place);
        if (known != null && isIt(known.word(), text, from, to)) {
            return known.value();
        }
        Known<V> other = places.get(place ^ 1);
        return other != null && isIt(other.word(), text, from, to)
                ? other.value()
                : get(text.substring(from, to), finding);
    }

    private static boolean isIt(String word, String text, int from, int to) {
        return word.length() == to - from && text.startsWith(word, from);
    }

    private static int place(int hashCode) {
        int hash = hashCode * 0x9E3779B9;
        return (hash ^ (hash >>> 16)) & (PLACES - 1);
    }
}
