package dev.amana.moderation.text;

import java.util.List;

/** Cuts a long word that consists of nothing but known words: {@code iwillkillyou}. */
final class RunTogether {
    private static final int SHORTEST_CHARS = 7;
    private static final int LONGEST_CHARS = 80;

    private final Segmentation segmentation;

    RunTogether(Vocabulary vocabulary) {
        this.segmentation = new Segmentation(vocabulary);
    }

    /** Where the parts of an unknown word end; none for a word that is not cut. */
    List<Integer> ends(String word) {
        return word.length() < SHORTEST_CHARS || word.length() > LONGEST_CHARS
                ? List.of()
                : segmentation.covering(word);
    }

    /** Adds the parts, all over the whole word's place in the original. */
    static void cut(Token token, List<Integer> ends, List<Token> out) {
        int from = 0;
        for (int end : ends) {
            out.add(token.with(Spelled.of(WordForms.inText(token.word().substring(from, end)))));
            from = end;
        }
    }
}
