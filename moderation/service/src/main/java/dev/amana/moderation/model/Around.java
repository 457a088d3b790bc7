package dev.amana.moderation.model;

import dev.amana.moderation.text.Token;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sentences of a text that are read together over a place: the one in which it is with its neighbours, or the two on either
 * side.
 *
 * @param from the first token
 * @param to exclusive
 */
record Around(int from, int to) {
    /** Null where the text is read in another order than it stands. */
    static @Nullable Around of(List<Token> tokens, int place) {
        int left = -1;
        int right = -1;
        int start = 0;
        int end = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.start() < start || token.end() < end) {
                return null;
            }
            start = token.start();
            end = token.end();
            if (!token.isSentenceEnd()) {
                left = start < place ? i : left;
                right = right < 0 && end > place ? i : right;
            }
        }
        return left < 0 || right < 0 ? new Around(0, 0) : over(tokens, Math.min(left, right), Math.max(left, right));
    }

    /** What reaches over both of these words. */
    private static Around over(List<Token> tokens, int left, int right) {
        int from = begin(tokens, left);
        int to = end(tokens, right);
        if (begin(tokens, right) == from) {
            from = begin(tokens, wordBefore(tokens, from));
            to = end(tokens, wordAfter(tokens, to));
        }
        return new Around(from, to);
    }

    /** Of its sentence. */
    private static int begin(List<Token> tokens, int word) {
        int begin = word;
        while (begin > 0 && !tokens.get(begin - 1).isSentenceEnd()) {
            begin--;
        }
        return begin;
    }

    private static int end(List<Token> tokens, int word) {
        int end = word;
        while (end < tokens.size() && !tokens.get(end).isSentenceEnd()) {
            end++;
        }
        return end;
    }

    /** The last word before the beginning of a sentence; the beginning itself where there is none. */
    private static int wordBefore(List<Token> tokens, int begin) {
        int word = begin - 1;
        while (word >= 0 && tokens.get(word).isSentenceEnd()) {
            word--;
        }
        return word < 0 ? begin : word;
    }

    private static int wordAfter(List<Token> tokens, int end) {
        int word = end;
        while (word < tokens.size() && tokens.get(word).isSentenceEnd()) {
            word++;
        }
        return Math.min(word, tokens.size());
    }
}
