package dev.amana.moderation.ruleset;

import dev.amana.moderation.text.ChatArabic;
import dev.amana.moderation.text.MaskedWords;
import dev.amana.moderation.text.NearWords;
import dev.amana.moderation.text.Vocabulary;
import dev.amana.moderation.text.WordCache;
import dev.amana.moderation.text.WordForms;
import dev.amana.moderation.text.WordHashes;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.util.automaton.ByteRunAutomaton;

/** The words of all queries, towards which the normaliser puts disguised ones together. */
final class QueryWords implements Vocabulary {
    private final Set<String> words = new HashSet<>();
    private final Set<String> asked = new HashSet<>();
    private final Set<String> beginnings = new HashSet<>();
    private final BitSet beginningLengths = new BitSet();
    private WordHashes hashes = WordHashes.of(Set.of());
    private final MaskedWords maskable = new MaskedWords();
    private NearWords near = new NearWords(Set.of(), Set.of());
    private ChatArabic chatArabic = new ChatArabic(Set.of());
    private final WordCache<List<Integer>> cuts = new WordCache<>();

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
                query.visit(all.new Asked());
            }
        }
        all.hashes = WordHashes.of(all.words);
        all.near = new NearWords(all.words, Set.of());
        all.chatArabic = new ChatArabic(all.words);
        return all;
    }

    /** Whether a query asks for this form of a word; all other words could as well not be there. */
    boolean asks(String form) {
        if (asked.contains(form)) {
            return true;
        }
        for (int n = beginningLengths.nextSetBit(1);
                n > 0 && n <= form.length();
                n = beginningLengths.nextSetBit(n + 1)) {
            if (beginnings.contains(form.substring(0, n))) {
                return true;
            }
        }
        return false;
    }

    /** What queries want, and what they do not want. */
    private final class Asked extends QueryVisitor {
        @Override
        public void consumeTerms(Query query, Term... terms) {
            for (Term term : terms) {
                asked.add(term.text());
            }
        }

        @Override
        public void consumeTermsMatching(Query query, String field, Supplier<ByteRunAutomaton> automaton) {
            if (!(query instanceof PrefixQuery prefix)) {
                throw new IllegalStateException("unforeseen " + query.getClass());
            }
            beginnings.add(prefix.getPrefix().text());
            beginningLengths.set(prefix.getPrefix().text().length());
        }

        @Override
        public QueryVisitor getSubVisitor(Occur occur, Query parent) {
            return this;
        }
    }

    private void add(String word) {
        if (word.charAt(0) != WordForms.SQUEEZED && words.add(word)) {
            maskable.add(word);
        }
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

    @Override
    public String completed(String masked) {
        return maskable.completed(masked);
    }
}
