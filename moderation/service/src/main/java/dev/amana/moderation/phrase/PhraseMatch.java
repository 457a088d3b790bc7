package dev.amana.moderation.phrase;

/**
 * A pattern found.
 *
 * @param pattern number of the pattern, as given by {@link PhraseAutomaton.Builder#add}
 * @param firstToken index of the first token
 * @param lastToken index of the last token, inclusive
 */
public record PhraseMatch(int pattern, int firstToken, int lastToken) {
    /** The same match, so many tokens later. */
    PhraseMatch later(int tokens) {
        return tokens == 0 ? this : new PhraseMatch(pattern, firstToken + tokens, lastToken + tokens);
    }
}
