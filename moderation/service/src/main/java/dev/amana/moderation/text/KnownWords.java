package dev.amana.moderation.text;

import com.google.common.base.Suppliers;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** A set of words as a {@link Vocabulary}: of several that a spelling may be meant as, the first in the set's order counts. */
public final class KnownWords implements Vocabulary {
    private final Set<String> words;
    private final WordHashes hashes;
    private final MaskedWords masked = new MaskedWords();
    // Large, and asked for only where a text is repaired.
    private final Supplier<NearWords> near;
    private final Supplier<ChatArabic> chatArabic;
    private final WordMemory memory = new WordMemory();

    public KnownWords(Collection<String> known) {
        words = new LinkedHashSet<>(known);
        hashes = WordHashes.of(words);
        words.forEach(masked::add);
        near = Suppliers.memoize(() -> new NearWords(words, Set.of()));
        chatArabic = Suppliers.memoize(() -> new ChatArabic(words));
    }

    @Override
    public boolean knows(String word) {
        return words.contains(word);
    }

    @Override
    public boolean mayKnow(int hash) {
        return hashes.mayHold(hash);
    }

    @Override
    public String completed(String word) {
        return masked.completed(word);
    }

    @Override
    public List<String> near(String word) {
        return near.get().near(word);
    }

    @Override
    public List<String> transcribed(String latin, int fewestConsonants) {
        return chatArabic.get().words(latin, fewestConsonants);
    }

    @Override
    public WordMemory memory() {
        return memory;
    }
}
