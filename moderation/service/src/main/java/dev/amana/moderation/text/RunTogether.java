package dev.amana.moderation.text;

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

    /** Adds the parts, all over the whole word's place in the original; or the word itself. */
    void cut(Token token, List<Token> out) {
        String word = token.word();
        if (word.length() < SHORTEST_CHARS || word.length() > LONGEST_CHARS || vocabulary.knows(word)) {
            out.add(token);
            return;
        }
        List<Integer> ends = vocabulary.cuts().get(word, segmentation::covering);
        if (ends.isEmpty()) {
            out.add(token);
            return;
        }
        int from = 0;
        for (int end : ends) {
            List<String> forms = WordForms.inText(word.substring(from, end));
            out.add(new Token(forms, token.separator(), token.start(), token.end()));
            from = end;
        }
    }
}
