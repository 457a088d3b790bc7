package dev.amana.moderation.ruleset;

import dev.amana.moderation.text.KnownWords;
import dev.amana.moderation.text.Vocabulary;
import dev.amana.moderation.text.WordForms;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.util.automaton.ByteRunAutomaton;

/** The words of all queries. */
final class QueryWords {
    private final Set<String> asked = new HashSet<>();
    private final Set<String> beginnings = new HashSet<>();
    private final BitSet beginningLengths = new BitSet();
    private final Vocabulary vocabulary;

    QueryWords(Collection<SetRule> rules) {
        Set<String> words = new LinkedHashSet<>();
        QueryVisitor collecting = new QueryVisitor() {
            @Override
            public void consumeTerms(Query query, Term... terms) {
                Arrays.stream(terms)
                        .map(Term::text)
                        .filter(word -> word.charAt(0) != WordForms.SQUEEZED)
                        .forEach(words::add);
            }
        };
        for (SetRule rule : rules) {
            Query query = rule.words();
            if (query != null) {
                query.visit(collecting);
                query.visit(new Asked());
            }
        }
        vocabulary = new KnownWords(words);
    }

    /** Towards these the normaliser puts disguised words together. */
    Vocabulary vocabulary() {
        return vocabulary;
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
}
