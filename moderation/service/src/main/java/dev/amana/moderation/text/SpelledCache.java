package dev.amana.moderation.text;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A {@link WordCache} of words with all their spellings. Bounded in the same way: each word has two places, and those that
 * come to them next take them. Thread-safe.
 *
 * @param <V> immutable
 */
public final class SpelledCache<V> {
    private static final int PLACES = 1 << 13;
    private static final int LONGEST_CHARS = 48;

    private final AtomicReferenceArray<@Nullable Known<V>> places = new AtomicReferenceArray<>(PLACES);

    private record Known<V>(Spelled word, V value) {}

    /** @param finding says the same of a word whenever it is asked */
    public V get(Spelled word, Function<Spelled, V> finding) {
        int hash = word.hashCode() * 0x9E3779B9;
        int place = (hash ^ (hash >>> 16)) & (PLACES - 1);
        Known<V> known = places.get(place);
        if (known != null && known.word().equals(word)) {
            return value(known, word, place);
        }
        Known<V> other = places.get(place ^ 1);
        if (other != null && other.word().equals(word)) {
            return value(other, word, place ^ 1);
        }
        V value = finding.apply(word);
        if (word.word().length() <= LONGEST_CHARS) {
            if (known != null) {
                places.set(place ^ 1, known);
            }
            places.set(place, new Known<>(word, value));
        }
        return value;
    }

    /** The next text has the same object as this one, and to compare spellings takes longer than all else here. */
    @SuppressWarnings("ReferenceEquality") // equal they are
    private V value(Known<V> known, Spelled word, int place) {
        if (known.word() != word) {
            places.set(place, new Known<>(word, known.value()));
        }
        return known.value();
    }
}
