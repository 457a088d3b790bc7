package dev.amana.moderation.ruleset;

import dev.amana.moderation.text.Token;
import dev.amana.moderation.verdict.Place;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
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
    private int last = -1;
    private int next;
    private Iterator<String> forms = List.<String>of().iterator();
    private boolean first;

    void add(List<Token> reading, Place place, int part) {
        int step = GAP;
        for (Token token : reading) {
            if (token.isSentenceEnd()) {
                step = GAP;
            } else {
                last += step;
                tokens.add(new Placed(token, place, part, last));
                step = 1;
            }
        }
    }

    boolean isEmpty() {
        return tokens.isEmpty();
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

    @Override
    public boolean incrementToken() {
        clearAttributes();
        if (!forms.hasNext()) {
            if (next == tokens.size()) {
                return false;
            }
            forms = tokens.get(next++).token().forms().iterator();
            first = true;
        }
        term.append(forms.next());
        increment.setPositionIncrement(first ? step() : 0);
        first = false;
        return true;
    }

    private int step() {
        int before = next == 1 ? -1 : tokens.get(next - 2).position();
        return tokens.get(next - 1).position() - before;
    }

    @Override
    public void reset() {
        next = 0;
        forms = List.<String>of().iterator();
    }
}
