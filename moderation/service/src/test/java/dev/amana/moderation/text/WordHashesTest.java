package dev.amana.moderation.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WordHashesTest {
    private static final String WORD = "übergabeمرحبا7";

    @Test
    void partsOfAWordHaveTheHashCodesOfTheirStrings() {
        WordHashes.OfParts hashes = new WordHashes.OfParts(WORD);
        for (int from = 0; from <= WORD.length(); from++) {
            for (int to = from; to <= WORD.length(); to++) {
                assertThat(hashes.part(from, to))
                        .isEqualTo(WORD.substring(from, to).hashCode());
            }
        }
    }

    @Test
    void aSlipOfThePenHasTheHashCodeOfItsString() {
        WordHashes.OfParts hashes = new WordHashes.OfParts(WORD);
        for (int i = 0; i + 1 < WORD.length(); i++) {
            StringBuilder swapped = new StringBuilder(WORD);
            swapped.setCharAt(i, WORD.charAt(i + 1));
            swapped.setCharAt(i + 1, WORD.charAt(i));
            assertThat(hashes.swapped(i)).isEqualTo(swapped.toString().hashCode());
            assertThat(hashes.without(i))
                    .isEqualTo(
                            new StringBuilder(WORD).deleteCharAt(i).toString().hashCode());
        }
    }

    @Test
    void everyWordIsHeldAndMostOthersAreNot() {
        List<String> words = IntStream.range(0, 5_000).mapToObj(i -> "word" + i).toList();
        WordHashes hashes = WordHashes.of(words);
        assertThat(words).allMatch(word -> hashes.mayHold(word.hashCode()));
        long mistaken = IntStream.range(0, 5_000)
                .filter(i -> hashes.mayHold(("other" + i).hashCode()))
                .count();
        assertThat(mistaken).isLessThan(1_000);
    }
}
