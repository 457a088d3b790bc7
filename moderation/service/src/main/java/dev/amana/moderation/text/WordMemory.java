package dev.amana.moderation.text;

import dev.amana.moderation.text.Vocabulary.Familiar;
import java.util.List;
import java.util.stream.Stream;

/** What was found out about words of texts by one vocabulary, which depends on nothing but its words. Bounded; thread-safe. */
public final class WordMemory {
    private final SpelledCache<Familiar> familiar = new SpelledCache<>();
    private final WordCache<Boolean> joined = new WordCache<>();
    private final List<SpelledCache<Spelled>> repaired = Stream.generate(SpelledCache<Spelled>::new)
            .limit(Repair.MOST_CONSONANTS + 1)
            .toList();

    SpelledCache<Familiar> familiar() {
        return familiar;
    }

    /** Whether what was put together of several words is a known one. */
    WordCache<Boolean> joined() {
        return joined;
    }

    /** By how many consonants a word must have to be taken for Arabic. */
    SpelledCache<Spelled> repaired(int fewestConsonants) {
        return repaired.get(fewestConsonants);
    }
}
