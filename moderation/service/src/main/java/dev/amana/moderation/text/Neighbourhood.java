package dev.amana.moderation.text;

/**
 * How far a text has to be read on either side of a place to know the sentence there and the ones beside it. Where it is not
 * plain that a sentence ends, it is taken to go on; and all of a text is needed that is read in another order than it stands.
 */
public final class Neighbourhood {
    /** The ends of the sentence itself and of its neighbour. */
    private static final int SENTENCES = 2;
    /** However short sentences are: letters and digits, since signs between them cost their writer nothing. */
    private static final int FEWEST_LETTERS = 64;

    private static final char FULL_STOP_OF_HAN = '。';

    private int letters;
    private int lettersBeforeEnd;
    private int sentences;

    private Neighbourhood() {}

    /** Where it begins before a place. */
    public static int start(String text, int place) {
        if (DirectionOverride.isIn(text)) {
            return 0;
        }
        Neighbourhood passed = new Neighbourhood();
        for (int i = place; i > 0; i--) {
            if (passed.isEnough(text, i - 1)) {
                return i;
            }
        }
        return 0;
    }

    /** Where it ends behind a place; exclusive. */
    public static int end(String text, int place) {
        if (DirectionOverride.isIn(text)) {
            return text.length();
        }
        Neighbourhood passed = new Neighbourhood();
        for (int i = place; i < text.length(); i++) {
            if (passed.isEnough(text, i)) {
                return i + 1;
            }
        }
        return text.length();
    }

    /** Whether with this character enough was passed: it is the end of a sentence. */
    private boolean isEnough(String text, int at) {
        if (Character.isLetterOrDigit(text.charAt(at))) {
            letters++;
        } else if (letters > lettersBeforeEnd && endsSentence(text, at)) {
            lettersBeforeEnd = letters;
            sentences++;
            return sentences >= SENTENCES && letters >= FEWEST_LETTERS;
        }
        return false;
    }

    private static boolean endsSentence(String text, int at) {
        char c = text.charAt(at);
        boolean last = at + 1 == text.length();
        if (c == '\n') {
            return !last && text.charAt(at + 1) == '\n';
        }
        return c == FULL_STOP_OF_HAN
                || (Tokeniser.SENTENCE_ENDS.indexOf(c) >= 0 && (last || Character.isWhitespace(text.charAt(at + 1))));
    }
}
