package dev.amana.moderation.text;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was found out about words, since texts are made of the same ones again and again. Bounded: each word has one place,
 * and the next one that comes to it takes it. Words alone, no texts, and in memory only. Long words, which are mostly seen once, have none. Thread-safe.
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
        int place = place(word);
        Known<V> known = places.get(place);
        if (known != null && known.word().equals(word)) {
            return known.value();
        }
        V value = finding.apply(word);
        places.set(place, new Known<>(word, value));
        return value;
    }

    private static int place(String word) {
        int hash = word.hashCode() * 0x9E3779B9;
        return (hash ^ (hash >>> 16)) & (PLACES - 1);
    }
}
