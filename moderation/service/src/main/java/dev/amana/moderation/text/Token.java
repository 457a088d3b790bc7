package dev.amana.moderation.text;

import java.util.List;

/**
 * A word, a single character of a script without spaces, or the end of a sentence.
 *
 * @param forms spellings under which a rule may know the word, the ordinary one first; none for a sentence's end
 * @param separator what stands before it, as one number: equal ones look alike
 * @param start where the word begins in the original text, in UTF-16 units
 * @param end where it ends there, exclusive
 */
public record Token(List<String> forms, int separator, int start, int end) {
    static Token sentenceEnd(int at) {
        return new Token(List.of(), 0, at, at);
    }

    public boolean isSentenceEnd() {
        return forms.isEmpty();
    }

    /** Whether it is one letter; an umlaut is one, however it is spelled. */
    boolean isLetter() {
        for (String form : forms) {
            if (form.length() == 1) {
                return true;
            }
        }
        return false;
    }

    /** The ordinary spelling. */
    public String word() {
        return forms.getFirst();
    }
}
