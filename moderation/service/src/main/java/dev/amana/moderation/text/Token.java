package dev.amana.moderation.text;

import java.util.List;

/**
 * A word, a single character of a script without spaces, or the end of a sentence.
 *
 * @param spelled the word; without any spelling for a sentence's end
 * @param separator what stands before it, as one number: equal ones look alike
 * @param start where the word begins in the original text, in UTF-16 units
 * @param end where it ends there, exclusive
 */
public record Token(Spelled spelled, int separator, int start, int end) {
    static Token sentenceEnd(int at) {
        return new Token(Spelled.NOTHING, 0, at, at);
    }

    /** Spellings under which a rule may know the word, the ordinary one first; none for a sentence's end. */
    public List<String> forms() {
        return spelled.forms();
    }

    public boolean isSentenceEnd() {
        return spelled.isEmpty();
    }

    /** The ordinary spelling. */
    public String word() {
        return spelled.word();
    }

    /** Another word in the same place. */
    Token with(Spelled other) {
        return new Token(other, separator, start, end);
    }
}
