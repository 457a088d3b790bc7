package dev.amana.moderation.ruleset;

import dev.amana.moderation.text.ChatArabic;
import dev.amana.moderation.text.NearWords;
import dev.amana.moderation.text.Vocabulary;
import dev.amana.moderation.text.WordForms;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;

/** The words of all queries, towards which the normaliser puts disguised ones together. */
final class QueryWords implements Vocabulary {
    private static final int FEWEST_SEEN_LETTERS = 2;

    private final Set<String> words = new HashSet<>();
    private final Map<Integer, List<String>> byLength = new HashMap<>();
    private NearWords near = new NearWords(Set.of(), Set.of());
    private ChatArabic chatArabic = new ChatArabic(Set.of());

    private QueryWords() {}

    static QueryWords of(Collection<SetRule> rules) {
        QueryWords all = new QueryWords();
        QueryVisitor collecting = new QueryVisitor() {
            @Override
            public void consumeTerms(Query query, Term... terms) {
                for (Term term : terms) {
                    all.add(term.text());
                }
            }
        };
        for (SetRule rule : rules) {
            Query query = rule.words();
            if (query != null) {
                query.visit(collecting);
            }
        }
        all.near = new NearWords(all.words, Set.of());
        all.chatArabic = new ChatArabic(all.words);
        return all;
    }

    private void add(String word) {
        if (word.charAt(0) != WordForms.SQUEEZED && words.add(word)) {
            byLength.computeIfAbsent(word.length(), length -> new ArrayList<>()).add(word);
        }
    }

    @Override
    public boolean knows(String word) {
        return words.contains(word);
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
    public String completed(String masked) {
        for (String word : byLength.getOrDefault(masked.length(), List.of())) {
            if (fits(word, masked)) {
                return word;
            }
        }
        return "";
    }

    private static boolean fits(String word, String masked) {
        int seen = 0;
        for (int i = 0; i < masked.length(); i++) {
            if (word.charAt(i) == masked.charAt(i)) {
                seen++;
            } else if (masked.charAt(i) != '*') {
                return false;
            }
        }
        return seen >= FEWEST_SEEN_LETTERS;
    }
}
