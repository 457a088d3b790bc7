package dev.amana.moderation.text;

import java.util.List;

/** The pipeline in front of the rules. Thread-safe; one instance serves the whole application. */
public final class Normaliser {
    private final List<Step> display =
            List.of(new DirectionOverride(), new Invisible(), new Compatibility(), new ArabicLetters());

    // Later steps rely on earlier ones: marks are composed before they are dropped, look-alikes stand without accents.
    private final List<Step> steps = List.of(
            new DirectionOverride(),
            new Invisible(),
            new Compatibility(),
            new Marks(),
            new LookAlikes(),
            new ArabicLetters(),
            new Kana());

    private final Tokeniser plain = new Tokeniser(false);
    private final Tokeniser symbolsAreLetters = new Tokeniser(true);

    /** The words of the text, as they stand. */
    public List<Token> tokens(String original) {
        return plain.tokens(normalised(original));
    }

    /** Both views of the text. The vocabulary says which words the rules know, so that only these are put together. */
    public Views views(String original, Vocabulary vocabulary) {
        MappedText text = normalised(original);
        List<Token> masked = symbolsAreLetters.tokens(text);
        List<Token> unmasked = new Unmasking(vocabulary).apply(masked);
        return new Views(plain.tokens(text), unmasked);
    }

    /** The text as it looks on a screen, in lower case: for what has a syntax of its own, such as addresses. */
    public MappedText displayed(String original) {
        return through(display, original);
    }

    private MappedText normalised(String original) {
        return through(steps, original);
    }

    private static MappedText through(List<Step> steps, String original) {
        MappedText text = MappedText.of(original);
        for (Step step : steps) {
            text = step.apply(text);
        }
        return text;
    }

    /** A message read in two ways. */
    public record Views(List<Token> plain, List<Token> unmasked) {
        /** Those whole sentences of the unmasked view in which it differs from the plain one. */
        public List<Token> onlyUnmasked() {
            int shorter = Math.min(plain.size(), unmasked.size());
            int from = 0;
            while (from < shorter && plain.get(from).equals(unmasked.get(from))) {
                from++;
            }
            int same = 0;
            while (same < shorter - from
                    && plain.get(plain.size() - 1 - same).equals(unmasked.get(unmasked.size() - 1 - same))) {
                same++;
            }
            int to = unmasked.size() - same;
            return from == to ? List.of() : unmasked.subList(sentenceStart(from), sentenceEnd(to));
        }

        private int sentenceStart(int token) {
            int start = token;
            while (start > 0 && !unmasked.get(start - 1).isSentenceEnd()) {
                start--;
            }
            return start;
        }

        private int sentenceEnd(int token) {
            int end = token;
            while (end < unmasked.size() && !unmasked.get(end).isSentenceEnd()) {
                end++;
            }
            return end;
        }
    }
}
