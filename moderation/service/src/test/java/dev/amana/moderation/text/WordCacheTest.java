package dev.amana.moderation.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WordCacheTest {
    private final WordCache<Integer> cache = new WordCache<>();
    private final AtomicInteger found = new AtomicInteger();

    private int length(String word) {
        found.incrementAndGet();
        return word.length();
    }

    @Test
    void aWordIsLookedAtOnce() {
        assertThat(cache.get("lamp", this::length)).isEqualTo(4);
        assertThat(cache.get("lamp", this::length)).isEqualTo(4);
        assertThat(found).hasValue(1);
    }

    @Test
    void longWordsAreNotKept() {
        String word = "x".repeat(49);
        cache.get(word, this::length);
        cache.get(word, this::length);
        assertThat(found).hasValue(2);
    }

    @Test
    void wordsThatShareAPlaceAreNotTakenForEachOther() {
        for (int i = 0; i < 100_000; i++) {
            String word = "x".repeat(i % 40) + i;
            assertThat(cache.get(word, this::length)).isEqualTo(word.length());
        }
        assertThat(cache.get("Aa", String::hashCode)).isEqualTo("BB".hashCode());
        assertThat(cache.get("BB", this::length)).isEqualTo(2);
    }
}
