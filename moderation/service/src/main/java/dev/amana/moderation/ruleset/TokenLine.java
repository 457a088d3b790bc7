package dev.amana.moderation.ruleset;

import dev.amana.moderation.text.Token;
import dev.amana.moderation.verdict.Place;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * The tokens of all texts of one voice, in all readings, one after another, as Lucene reads them. The position at which a query
 * matches leads back to the original. Nothing matches over the end of a sentence or of a text.
 */
final class TokenLine extends TokenStream {
    /** Wider than any distance that a phrase may span. */
    private static final int GAP = 100;

    /**
     * @param part which text
     * @param position as Lucene counts
     */
    record Placed(Token token, Place place, int part, int position) {}

    private final List<Placed> tokens = new ArrayList<>();
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
    private final Predicate<String> asked;
    private int last = -1;
    private int next;
    private Iterator<String> forms = List.<String>of().iterator();
    private int said = -1;
    private boolean anyAsked;

    /** @param asked whether a query asks for a form of a word */
    TokenLine(Predicate<String> asked) {
        this.asked = asked;
    }

    void add(List<Token> reading, Place place, int part) {
        int step = GAP;
        for (Token token : reading) {
            if (token.isSentenceEnd()) {
                step = GAP;
            } else {
                last += step;
                tokens.add(new Placed(token, place, part, last));
                step = 1;
                anyAsked = anyAsked || token.forms().stream().anyMatch(asked);
            }
        }
    }

    /** Whether there is nothing in it that a query asks for. */
    boolean isEmpty() {
        return !anyAsked;
    }

    Placed at(int position) {
        int low = 0;
        int high = tokens.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (tokens.get(middle).position() < position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return tokens.get(low);
    }

    /** Only words that somebody asks for; where they stand says how many others are between them. */
    @Override
    public boolean incrementToken() {
        clearAttributes();
        while (forms.hasNext() || next < tokens.size()) {
            if (!forms.hasNext()) {
                forms = tokens.get(next++).token().forms().iterator();
            }
            String form = forms.next();
            if (asked.test(form)) {
                int position = tokens.get(next - 1).position();
                term.append(form);
                increment.setPositionIncrement(position - said);
                said = position;
                return true;
            }
        }
        return false;
    }

    @Override
    public void reset() {
        next = 0;
        said = -1;
        forms = List.<String>of().iterator();
    }
}
