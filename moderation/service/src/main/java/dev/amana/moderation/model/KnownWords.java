package dev.amana.moderation.model;

import dev.amana.moderation.text.ChatArabic;
import dev.amana.moderation.text.MaskedWords;
import dev.amana.moderation.text.NearWords;
import dev.amana.moderation.text.Vocabulary;
import dev.amana.moderation.text.WordCache;
import dev.amana.moderation.text.WordHashes;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Towards which words a text is put together and repaired: those of the corpora, frequent ones first. */
final class KnownWords implements Vocabulary {
    private static final int SHORTEST_CHARS = 2;

    private final Set<String> words = new LinkedHashSet<>();
    private final WordHashes hashes;
    private final NearWords near;
    private final ChatArabic chatArabic;
    private final MaskedWords masked = new MaskedWords();
    private final WordCache<List<Integer>> cuts = new WordCache<>();

    KnownWords(Collection<LanguageModel> models) {
        models.forEach(model -> model.words().keySet().stream()
                .filter(word -> word.length() >= SHORTEST_CHARS)
                .forEach(words::add));
        hashes = WordHashes.of(words);
        near = new NearWords(words, Set.of());
        chatArabic = new ChatArabic(words);
        words.forEach(masked::add);
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
        return near.near(word);
    }

    @Override
    public List<String> transcribed(String latin, int fewestConsonants) {
        return chatArabic.words(latin, fewestConsonants);
    }

    @Override
    public WordCache<List<Integer>> cuts() {
        return cuts;
    }
}
