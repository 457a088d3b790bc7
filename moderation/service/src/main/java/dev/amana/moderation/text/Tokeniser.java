package dev.amana.moderation.text;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;

/** Cuts normalised text into tokens. Scripts without spaces give one token a character. */
final class Tokeniser {
    static final String SENTENCE_ENDS = ".!?…。؟؛;";
    private static final String LETTER_SYMBOLS = "@$!|*€+";
    private static final String NEVER_LAST = "$|@";

    private final boolean symbolsAreLetters;
    /** So that a word has its hash code once, and the same words are the same object wherever they are compared. */
    private final WordCache<Spelled> words;

    /**
     * @param symbolsAreLetters whether signs that people put for letters, as in {@code k!ll}, belong to words
     * @param words one for all that read the same texts
     */
    Tokeniser(boolean symbolsAreLetters, WordCache<Spelled> words) {
        this.symbolsAreLetters = symbolsAreLetters;
        this.words = words;
    }

    /** Whether there is any sign that may be a letter; where there is none, both kinds of tokenisers give the same. */
    static boolean hasLetterSymbol(MappedText mapped) {
        String text = mapped.text();
        for (int i = 0; i < text.length(); i++) {
            if (LETTER_SYMBOLS.indexOf(text.charAt(i)) >= 0 && touchesLetter(text, i)) {
                return true;
            }
        }
        return false;
    }

    List<Token> tokens(MappedText mapped) {
        String text = mapped.text();
        List<Token> tokens = new ArrayList<>(text.length() / 4 + 4);
        int lastEnd = 0;
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            int next = i + Character.charCount(codePoint);
            if (isSingle(codePoint)) {
                tokens.add(token(mapped, lastEnd, i, next));
                lastEnd = next;
            } else if (isWordPart(text, i, codePoint)) {
                next = endOfWord(text, next);
                tokens.add(token(mapped, lastEnd, i, next));
                lastEnd = next;
            } else if (endsSentence(text, i)) {
                tokens.add(Token.sentenceEnd(mapped.originalStart(i, i + 1)));
            }
            i = next;
        }
        return tokens;
    }

    private Token token(MappedText mapped, int lastEnd, int from, int to) {
        return new Token(
                words.get(mapped.text(), from, to, word -> Spelled.of(WordForms.inText(word))),
                separator(mapped.text(), lastEnd, from),
                mapped.originalStart(from, to),
                mapped.originalEnd(from, to));
    }

    /** The hash code of what stands there. */
    private static int separator(String text, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + text.charAt(i);
        }
        return hash;
    }

    private int endOfWord(String text, int from) {
        int end = from;
        while (end < text.length()) {
            int codePoint = text.codePointAt(end);
            if (isSingle(codePoint) || !isWordPart(text, end, codePoint)) {
                return end;
            }
            end += Character.charCount(codePoint);
        }
        return end;
    }

    private boolean isWordPart(String text, int at, int codePoint) {
        if (codePoint < 0x80) {
            return isPlainLetterOrDigit(codePoint) || isLetterSymbol(text, at);
        }
        return Character.isLetterOrDigit(codePoint)
                || Character.getType(codePoint) == Character.COMBINING_SPACING_MARK
                || isLetterSymbol(text, at);
    }

    private static boolean isPlainLetterOrDigit(int c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
    }

    private boolean isLetterSymbol(String text, int at) {
        return symbolsAreLetters && LETTER_SYMBOLS.indexOf(text.charAt(at)) >= 0 && touchesLetter(text, at);
    }

    /** A sign at a word's end is mostly punctuation, unless it is one that nobody ends a sentence with. */
    private static boolean touchesLetter(String text, int at) {
        boolean before = at > 0 && isLetterOr(text.charAt(at - 1), LETTER_SYMBOLS);
        boolean after = at + 1 < text.length() && isLetterOr(text.charAt(at + 1), before ? NEVER_LAST : "");
        return after || (before && NEVER_LAST.indexOf(text.charAt(at)) >= 0);
    }

    private static boolean isLetterOr(char c, String signs) {
        return Character.isLetterOrDigit(c) || signs.indexOf(c) >= 0;
    }

    private static boolean isSingle(int codePoint) {
        if (codePoint < 0x2E80) {
            return false;
        }
        return switch (UnicodeScript.of(codePoint)) {
            case HAN, HIRAGANA, KATAKANA -> true;
            default -> false;
        };
    }

    private static boolean endsSentence(String text, int at) {
        char c = text.charAt(at);
        if (c == '\n') {
            return isBlankLine(text, at + 1);
        }
        if (SENTENCE_ENDS.indexOf(c) < 0) {
            return false;
        }
        return c == '。' || at + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(at + 1));
    }

    private static boolean isBlankLine(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                return true;
            }
            if (c != ' ' && c != '\t' && c != '\r') {
                return false;
            }
        }
        return false;
    }
}
