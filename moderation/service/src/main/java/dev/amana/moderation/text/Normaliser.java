package dev.amana.moderation.text;

import java.util.List;
import java.util.Locale;

/** The pipeline in front of the rules. Thread-safe; one instance serves the whole application. */
public final class Normaliser {
    private final List<Step> display =
            List.of(new DirectionOverride(), new Invisible(), new Compatibility(), new Marks(), new ArabicLetters());

    private final List<Step> respelling = List.of(new LookAlikes(), new Unspaced(), new SpelledSigns());

    // Later steps rely on earlier ones: marks are composed before they are dropped, look-alikes stand without accents.
    private final List<Step> steps = List.of(
            new DirectionOverride(),
            new Invisible(),
            new Compatibility(),
            new Marks(),
            new LookAlikes(),
            new ArabicLetters(),
            new Kana());

    private final WordCache<Spelled> words = new WordCache<>();
    private final Tokeniser plain = new Tokeniser(false, words);
    private final Tokeniser symbolsAreLetters = new Tokeniser(true, words);

    /** The words of the text, as they stand. */
    public List<Token> tokens(String original) {
        return plain.tokens(normalised(original));
    }

    /** The text, cut into words once, for readings with several vocabularies. */
    public Text read(String original) {
        MappedText text = normalised(original);
        List<Token> words = plain.tokens(text);
        return new Text(words, Tokeniser.hasLetterSymbol(text) ? symbolsAreLetters.tokens(text) : words);
    }

    /** All views of the text. The vocabulary says which words are known, so that only these are put together. */
    public static Views views(Text text, Vocabulary vocabulary) {
        List<Token> unmasked = new Unmasking(vocabulary).apply(text.signed());
        return new Views(text.plain(), unmasked, new Repair(vocabulary).apply(unmasked));
    }

    /** The view before repair. */
    public static List<Token> unmasked(Text text, Vocabulary vocabulary) {
        return new Unmasking(vocabulary).apply(text.signed());
    }

    /** A part of an unmasked text as all of it would be repaired. */
    public static List<Token> repaired(List<Token> part, List<Token> unmasked, Vocabulary vocabulary) {
        return new Repair(vocabulary).apply(part, unmasked);
    }

    public Views views(String original, Vocabulary vocabulary) {
        return views(read(original), vocabulary);
    }

    /** The same without repair, which is the dearest: the last view is the one before it. */
    public Views literalViews(String original, Vocabulary vocabulary) {
        Text text = read(original);
        List<Token> unmasked = new Unmasking(vocabulary).apply(text.signed());
        return new Views(text.plain(), unmasked, unmasked);
    }

    /** The text as it looks on a screen, in lower case: for what has a syntax of its own, such as addresses. */
    public MappedText displayed(String original) {
        return through(display, original);
    }

    /** The same with letters that stand apart joined, and signs that are written as words read as signs. */
    public MappedText respelled(MappedText displayed) {
        MappedText text = displayed;
        for (Step step : respelling) {
            text = step.apply(text);
        }
        return text;
    }

    private MappedText normalised(String original) {
        return through(steps, original);
    }

    private static MappedText through(List<Step> steps, String original) {
        MappedText text = MappedText.of(original);
        if (MappedText.firstForeign(original) == original.length()) {
            // Of such text the steps leave all but capitals as it is.
            return text.with(original.toLowerCase(Locale.ROOT));
        }
        for (Step step : steps) {
            text = step.apply(text);
        }
        return text;
    }

    /**
     * Words as they stand.
     *
     * @param signed with signs that people put for letters
     */
    public record Text(List<Token> plain, List<Token> signed) {}

    /** A message read in three ways, each of which takes more reading into it. */
    public record Views(List<Token> plain, List<Token> unmasked, List<Token> repaired) {
        /** Those whole sentences of the unmasked view in which it differs from the plain one. */
        public List<Token> onlyUnmasked() {
            return Difference.sentences(plain, unmasked);
        }

        /** Those whole sentences of the repaired view in which it differs from the unmasked one. */
        public List<Token> onlyRepaired() {
            return Difference.sentences(unmasked, repaired);
        }
    }
}
