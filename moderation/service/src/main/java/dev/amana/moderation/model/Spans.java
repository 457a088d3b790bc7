package dev.amana.moderation.model;

import java.util.ArrayList;
import java.util.List;

/** Through which windows a text is looked at. */
final class Spans {
    /** A part of a sentence means less than the whole of one. */
    private static final double DOUBT_OF_PARTS = 0.3;

    /** So does a sentence of few words, which each say less than they seem to: a greeting alone is hardly a threat. */
    private static final double DOUBT_OF_FEW_WORDS = 0.08;

    private static final int FEW_WORDS = 6;

    private static final int WORDS = 10;
    private static final int STEP = 3;
    /** As far before a part of a sentence as before the match of a rule. */
    private static final int REACH = 8;

    private Spans() {}

    /**
     * A window.
     *
     * @param reach from which token on words that say who said it count
     * @param doubt what is taken from its margin
     */
    record Span(Language language, int from, int to, int reach, double doubt) {}

    static List<Span> of(Words words, List<Language> written) {
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < words.sentences(); i++) {
            Language language = written.get(i);
            int from = words.start(i);
            int to = words.start(i + 1);
            spans.add(new Span(language, from, to, from, doubt(language, to - from)));
            parts(language, from, to, spans);
            if (i + 1 < words.sentences() && written.get(i + 1) == language) {
                int next = words.start(i + 2);
                if (next - from <= 4 * language.tokens(WORDS)) {
                    spans.add(new Span(language, from, next, from, 0));
                }
            }
        }
        return spans;
    }

    private static double doubt(Language language, int tokens) {
        double words = language.words(tokens);
        double missing = Math.max(0, FEW_WORDS - words);
        return DOUBT_OF_FEW_WORDS * missing * missing;
    }

    private static void parts(Language language, int from, int to, List<Span> spans) {
        int width = language.tokens(WORDS);
        int step = language.tokens(STEP);
        if (to - from <= width * 3 / 2) {
            return;
        }
        for (int start = from; start < to - step; start += step) {
            spans.add(new Span(
                    language, start, Math.min(to, start + width), Math.max(from, start - REACH), DOUBT_OF_PARTS));
        }
    }
}
