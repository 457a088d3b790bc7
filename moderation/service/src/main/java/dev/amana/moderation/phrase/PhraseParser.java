package dev.amana.moderation.phrase;

import dev.amana.moderation.phrase.Phrase.AnyWord;
import dev.amana.moderation.phrase.Phrase.Kind;
import dev.amana.moderation.phrase.Phrase.OneOf;
import dev.amana.moderation.phrase.Phrase.Perhaps;
import dev.amana.moderation.phrase.Phrase.Sequence;
import dev.amana.moderation.phrase.Phrase.Word;
import dev.amana.moderation.text.Normaliser;
import dev.amana.moderation.text.Token;
import dev.amana.moderation.text.WordForms;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** Recursive descent over one pattern. */
final class PhraseParser {
    private static final String SYNTAX = "()[]<>{}|~_";
    private static final int LONGEST_GAP_WORDS = 8;
    private static final int MOST_REPETITIONS = 20;

    private final String pattern;
    private final Normaliser normaliser;
    private final Function<String, Phrase> lists;
    private int at;

    private PhraseParser(String pattern, Normaliser normaliser, Function<String, Phrase> lists) {
        this.pattern = pattern;
        this.normaliser = normaliser;
        this.lists = lists;
    }

    /** @param lists gives the phrase of a named list, or throws {@link IllegalArgumentException} */
    static Phrase parse(String pattern, Normaliser normaliser, Function<String, Phrase> lists) {
        PhraseParser parser = new PhraseParser(pattern, normaliser, lists);
        Phrase phrase = parser.alternatives();
        if (parser.at < pattern.length()) {
            throw parser.problem("unexpected '" + pattern.charAt(parser.at) + "'");
        }
        return phrase;
    }

    private Phrase alternatives() {
        List<Phrase> alternatives = new ArrayList<>();
        alternatives.add(sequence());
        while (peek() == '|') {
            at++;
            alternatives.add(sequence());
        }
        return alternatives.size() == 1 ? alternatives.getFirst() : new OneOf(alternatives);
    }

    private Phrase sequence() {
        List<Phrase> parts = new ArrayList<>();
        skipBlanks();
        while (at < pattern.length() && "|)]".indexOf(peek()) < 0) {
            Phrase item = item();
            parts.addAll(Collections.nCopies(repetitions(), item));
            skipBlanks();
        }
        if (parts.isEmpty()) {
            throw problem("nothing to match");
        }
        return parts.size() == 1 ? parts.getFirst() : new Sequence(parts);
    }

    private Phrase item() {
        return switch (peek()) {
            case '(' -> enclosed(')');
            case '[' -> new Perhaps(enclosed(']'));
            case '<' -> list();
            case '~' -> gap();
            case '_' -> anyWord();
            default -> words();
        };
    }

    private Phrase enclosed(char close) {
        at++;
        Phrase inner = alternatives();
        expect(close);
        return inner;
    }

    private Phrase list() {
        int end = pattern.indexOf('>', at);
        if (end < 0) {
            throw problem("'>' is missing");
        }
        String name = pattern.substring(at + 1, end);
        at = end + 1;
        try {
            return lists.apply(name);
        } catch (IllegalArgumentException unknown) {
            throw problem(String.valueOf(unknown.getMessage()));
        }
    }

    private Phrase gap() {
        at++;
        int words = number();
        if (words < 1 || words > LONGEST_GAP_WORDS) {
            throw problem("a gap has 1 to " + LONGEST_GAP_WORDS + " words");
        }
        return new Sequence(Collections.nCopies(words, new Perhaps(new AnyWord())));
    }

    private Phrase anyWord() {
        at++;
        return new AnyWord();
    }

    private int repetitions() {
        if (peek() != '{') {
            return 1;
        }
        at++;
        int times = number();
        expect('}');
        if (times < 1 || times > MOST_REPETITIONS) {
            throw problem("something is repeated 1 to " + MOST_REPETITIONS + " times");
        }
        return times;
    }

    private Phrase words() {
        int from = at;
        while (at < pattern.length() && !Character.isWhitespace(peek()) && SYNTAX.indexOf(peek()) < 0) {
            at++;
        }
        String text = pattern.substring(from, at);
        if (text.isEmpty()) {
            throw problem("unexpected '" + peek() + "'");
        }
        boolean beginning = text.endsWith("*");
        boolean end = text.startsWith("*");
        List<Token> tokens = normaliser.tokens(text.replace("*", " "));
        if (tokens.isEmpty() || tokens.stream().anyMatch(Token::isSentenceEnd)) {
            throw problem("\"" + text + "\" is no word");
        }
        return wordsOf(tokens, beginning, end);
    }

    private static Phrase wordsOf(List<Token> tokens, boolean beginning, boolean end) {
        List<Phrase> words = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            Kind kind = Kind.WHOLE;
            if (beginning && i == tokens.size() - 1) {
                kind = Kind.BEGINNING;
            } else if (end && i == 0) {
                kind = Kind.END;
            }
            words.add(new Word(WordForms.inRule(tokens.get(i)), kind));
        }
        return words.size() == 1 ? words.getFirst() : new Sequence(words);
    }

    private int number() {
        int from = at;
        while (Character.isDigit(peek())) {
            at++;
        }
        if (from == at || at - from > 2) {
            throw problem("a number of one or two digits is missing");
        }
        return Integer.parseInt(pattern.substring(from, at));
    }

    private void expect(char c) {
        if (peek() != c) {
            throw problem("'" + c + "' is missing");
        }
        at++;
    }

    private void skipBlanks() {
        while (Character.isWhitespace(peek())) {
            at++;
        }
    }

    private char peek() {
        return at < pattern.length() ? pattern.charAt(at) : '\0';
    }

    private MalformedPattern problem(String what) {
        return new MalformedPattern(pattern, at, what);
    }
}
