package dev.amana.moderation.text;

import java.util.ArrayList;
import java.util.List;

/** Cuts a long word that consists of nothing but known words: {@code iwillkillyou}. */
final class RunTogether {
    private static final int SHORTEST_CHARS = 7;
    private static final int LONGEST_CHARS = 80;

    private final Vocabulary vocabulary;
    private final Segmentation segmentation;

    RunTogether(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.segmentation = new Segmentation(vocabulary);
    }

    /** The parts, all over the whole word's place in the original; or the word itself. */
    List<Token> cut(Token token) {
        String word = token.word();
        if (word.length() < SHORTEST_CHARS || word.length() > LONGEST_CHARS || vocabulary.knows(word)) {
            return List.of(token);
        }
        List<Integer> ends = segmentation.covering(word);
        if (ends.isEmpty()) {
            return List.of(token);
        }
        List<Token> tokens = new ArrayList<>(ends.size());
        int from = 0;
        for (int end : ends) {
            List<String> forms = WordForms.inText(word.substring(from, end));
            tokens.add(new Token(forms, token.separator(), token.start(), token.end()));
            from = end;
        }
        return tokens;
    }
}
