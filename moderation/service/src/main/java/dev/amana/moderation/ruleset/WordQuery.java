package dev.amana.moderation.ruleset;

import dev.amana.moderation.text.Normaliser;
import dev.amana.moderation.text.Token;
import dev.amana.moderation.text.WordForms;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * Reads word queries: {@code refund "bad review"~2 OR (chargeback NOT bank*)}. Words side by side must all occur; what is
 * in quotes must follow one another, {@code ~2} lets two words stand between. Each word is read by the normaliser, as the
 * messages are.
 */
final class WordQuery {
    static final int LONGEST_CHARS = 1_000;
    private static final int MOST_WORDS = 60;
    private static final int MOST_SLOP = 20;
    private static final int SHORTEST_PREFIX = 3;
    private static final int DEEPEST = 8;

    /** Something is wrong at an offset of the query. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        final int at;

        Malformed(int at, String message) {
            super(message);
            this.at = at;
        }
    }

    private final String text;
    private final String field;
    private final Normaliser normaliser;
    private int at;
    private int words;
    private boolean prefixed;

    private WordQuery(String text, String field, Normaliser normaliser) {
        this.text = text;
        this.field = field;
        this.normaliser = normaliser;
    }

    /** @param prefixed whether it holds beginnings of words, which no term of a message can be looked up for */
    record Parsed(Query query, boolean prefixed) {}

    static Parsed parse(String text, String field, Normaliser normaliser) throws Malformed {
        if (text.length() > LONGEST_CHARS) {
            throw new Malformed(LONGEST_CHARS, "longer than " + LONGEST_CHARS + " characters");
        }
        WordQuery reading = new WordQuery(text, field, normaliser);
        Query query = reading.alternatives(0);
        if (reading.peek() != 0) {
            throw new Malformed(reading.at, "this bracket was never opened");
        }
        return new Parsed(query, reading.prefixed);
    }

    private Query alternatives(int depth) throws Malformed {
        if (depth > DEEPEST) {
            throw new Malformed(at, "too many brackets within one another");
        }
        List<Query> queries = new ArrayList<>();
        do {
            queries.add(together(depth));
        } while (takes("OR"));
        return queries.size() == 1 ? queries.getFirst() : joined(queries, Occur.SHOULD);
    }

    private Query together(int depth) throws Malformed {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        Query only = null;
        int wanted = 0;
        int start = at;
        boolean excludes = false;
        while (peek() != 0 && peek() != ')' && !sees("OR")) {
            boolean and = takes("AND");
            boolean not = takes("NOT");
            if (and && wanted == 0) {
                throw new Malformed(start, "AND needs something before it");
            }
            Query next = one(depth);
            all.add(next, not ? Occur.MUST_NOT : Occur.MUST);
            excludes |= not;
            if (!not) {
                only = next;
                wanted++;
            }
        }
        if (only == null) {
            throw new Malformed(start, excludes ? "NOT alone finds nothing" : "a word is expected");
        }
        return (wanted == 1 && !excludes) ? only : all.build();
    }

    private Query one(int depth) throws Malformed {
        char next = peek();
        if (next == '(') {
            int opened = at++;
            Query inner = alternatives(depth + 1);
            if (peek() != ')') {
                throw new Malformed(opened, "this bracket is never closed");
            }
            at++;
            return inner;
        }
        return next == '"' ? phrase() : word();
    }

    private Query phrase() throws Malformed {
        int start = at++;
        int end = text.indexOf('"', at);
        if (end < 0) {
            throw new Malformed(start, "this quotation mark is never closed");
        }
        String inside = text.substring(at, end);
        at = end + 1;
        return sequence(inside, start, slop());
    }

    private int slop() throws Malformed {
        if (at >= text.length() || text.charAt(at) != '~') {
            return 0;
        }
        int start = ++at;
        while (at < text.length() && Character.isDigit(text.charAt(at))) {
            at++;
        }
        String number = text.substring(start, at);
        if (number.isEmpty() || number.length() > 2 || Integer.parseInt(number) > MOST_SLOP) {
            throw new Malformed(start, "a number up to " + MOST_SLOP + " is expected after ~");
        }
        return Integer.parseInt(number);
    }

    private Query word() throws Malformed {
        int start = at;
        while (at < text.length() && !isEnd(text.charAt(at))) {
            at++;
        }
        String word = text.substring(start, at);
        if (word.isEmpty()) {
            throw new Malformed(start, "a word is expected");
        }
        if (word.endsWith("*")) {
            return prefix(word.substring(0, word.length() - 1), start);
        }
        return sequence(word, start, 0);
    }

    private static boolean isEnd(char c) {
        return Character.isWhitespace(c) || c == '(' || c == ')' || c == '"';
    }

    private Query prefix(String beginning, int start) throws Malformed {
        List<Token> tokens = tokens(beginning, start);
        if (tokens.size() != 1 || tokens.getFirst().word().length() < SHORTEST_PREFIX) {
            throw new Malformed(start, "at least " + SHORTEST_PREFIX + " letters are expected before *");
        }
        prefixed = true;
        return new PrefixQuery(new Term(field, tokens.getFirst().word()));
    }

    private Query sequence(String inside, int start, int slop) throws Malformed {
        List<Token> tokens = tokens(inside, start);
        if (tokens.size() == 1) {
            List<Query> forms = WordForms.inRule(tokens.getFirst()).stream()
                    .distinct()
                    .<Query>map(form -> new TermQuery(new Term(field, form)))
                    .toList();
            return forms.size() == 1 ? forms.getFirst() : joined(forms, Occur.SHOULD);
        }
        MultiPhraseQuery.Builder phrase = new MultiPhraseQuery.Builder().setSlop(slop);
        for (Token token : tokens) {
            phrase.add(WordForms.inRule(token).stream()
                    .distinct()
                    .map(form -> new Term(field, form))
                    .toArray(Term[]::new));
        }
        return phrase.build();
    }

    private List<Token> tokens(String inside, int start) throws Malformed {
        List<Token> tokens = normaliser.tokens(inside).stream()
                .filter(token -> !token.isSentenceEnd())
                .toList();
        words += tokens.size();
        if (tokens.isEmpty()) {
            throw new Malformed(start, "there is no word in it");
        }
        if (words > MOST_WORDS) {
            throw new Malformed(start, "more than " + MOST_WORDS + " words");
        }
        return tokens;
    }

    private static Query joined(List<Query> queries, Occur how) {
        BooleanQuery.Builder joined = new BooleanQuery.Builder();
        queries.forEach(query -> joined.add(query, how));
        return joined.build();
    }

    /** The next character that is no blank; 0 at the end. */
    private char peek() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private boolean sees(String keyword) {
        return peek() != 0
                && text.startsWith(keyword, at)
                && (at + keyword.length() >= text.length() || isEnd(text.charAt(at + keyword.length())));
    }

    private boolean takes(String keyword) {
        boolean sees = sees(keyword);
        at += sees ? keyword.length() : 0;
        return sees;
    }
}
