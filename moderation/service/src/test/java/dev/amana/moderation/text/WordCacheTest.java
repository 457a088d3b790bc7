package dev.amana.moderation.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
    void aWordInATextIsTheSame() {
        assertThat(cache.get("lamp", this::length)).isEqualTo(4);
        assertThat(cache.get("a lamp, please", 2, 6, this::length)).isEqualTo(4);
        assertThat(found).hasValue(1);
        assertThat(cache.get("a lamp, please", 8, 14, this::length)).isEqualTo(6);
        assertThat(cache.get("please", this::length)).isEqualTo(6);
        assertThat(found).hasValue(2);
    }

    @Test
    void aWordIsKeptWithAllItsSpellings() {
        SpelledCache<Integer> spelled = new SpelledCache<>();
        Spelled first = Spelled.of(List.of("toeten", "toten"));
        Spelled other = Spelled.of(List.of("toeten"));
        assertThat(spelled.get(first, word -> word.forms().size())).isEqualTo(2);
        assertThat(spelled.get(other, word -> word.forms().size())).isEqualTo(1);
        assertThat(spelled.get(Spelled.of(List.of("toeten", "toten")), word -> 0))
                .isEqualTo(2);
    }

    @Test
    void aWordThatWasMadeAnewIsKnown() {
        SpelledCache<Integer> spelled = new SpelledCache<>();
        Spelled first = Spelled.of(List.of("lamp"));
        Spelled again = Spelled.of(List.of("lamp"));
        assertThat(spelled.get(first, word -> 1)).isEqualTo(1);
        assertThat(spelled.get(again, word -> 2)).isEqualTo(1);
        assertThat(spelled.get(again, word -> 3)).isEqualTo(1);
        assertThat(spelled.get(first, word -> 4)).isEqualTo(1);
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
