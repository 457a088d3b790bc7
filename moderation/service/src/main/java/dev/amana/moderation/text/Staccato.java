package dev.amana.moderation.text;

import java.util.ArrayList;
import java.util.List;

/** Removes sentence ends from text that puts one after every word: {@code I. will. kill. you.} */
final class Staccato {
    private static final int FEWEST_IN_A_ROW = 3;

    private Staccato() {}

    /** The same list where there is none. */
    static List<Token> joined(List<Token> tokens) {
        return isIn(tokens) ? removed(tokens) : tokens;
    }

    private static boolean isIn(List<Token> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            if (oneWordSentences(tokens, i) >= FEWEST_IN_A_ROW) {
                return true;
            }
        }
        return false;
    }

    private static List<Token> removed(List<Token> tokens) {
        List<Token> out = new ArrayList<>(tokens.size());
        for (int i = 0; i < tokens.size(); ) {
            int run = oneWordSentences(tokens, i);
            if (run >= FEWEST_IN_A_ROW) {
                for (int k = 0; k < run; k++) {
                    out.add(tokens.get(i + 2 * k));
                }
                i += 2 * run;
            } else {
                out.add(tokens.get(i));
                i++;
            }
        }
        return out;
    }

    /** How many sentences of one word follow each other from here. */
    private static int oneWordSentences(List<Token> tokens, int from) {
        int count = 0;
        int i = from;
        while (i + 1 < tokens.size()
                && !tokens.get(i).isSentenceEnd()
                && tokens.get(i + 1).isSentenceEnd()) {
            count++;
            i += 2;
        }
        return count;
    }
}
