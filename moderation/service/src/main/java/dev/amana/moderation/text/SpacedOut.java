package dev.amana.moderation.text;

import java.util.ArrayList;
import java.util.List;

/** Joins letters that stand apart, {@code k i l l y o u}; where the gaps are all alike, known words say where to cut. */
final class SpacedOut {
    private static final int FEWEST_LETTERS = 3;
    /** Two letters with a sign between them, {@code m.e}, are a word taken apart; with a blank they may be two words. */
    private static final int FEWEST_LETTERS_AROUND_SIGNS = 2;

    private static final int NOTHING_BETWEEN = "".hashCode();
    private static final int BLANK_BETWEEN = " ".hashCode();
    private static final int MOST_LETTERS = 200;

    private final Segmentation segmentation;

    SpacedOut(Vocabulary vocabulary) {
        this.segmentation = new Segmentation(vocabulary);
    }

    /** The same list where there are none. */
    List<Token> joined(List<Token> tokens) {
        List<Token> out = null;
        for (int i = 0; i < tokens.size(); ) {
            int length = run(tokens, i);
            if (length >= FEWEST_LETTERS_AROUND_SIGNS && length >= fewest(tokens.get(i + 1))) {
                out = out == null ? new ArrayList<>(tokens.subList(0, i)) : out;
                out.addAll(words(tokens.subList(i, i + length)));
                i += length;
            } else {
                if (out != null) {
                    out.add(tokens.get(i));
                }
                i++;
            }
        }
        return out == null ? tokens : out;
    }

    private static int fewest(Token second) {
        if (second.separator() == NOTHING_BETWEEN) {
            return Integer.MAX_VALUE; // scripts without spaces are written so
        }
        return second.separator() == BLANK_BETWEEN ? FEWEST_LETTERS : FEWEST_LETTERS_AROUND_SIGNS;
    }

    /** How many single letters with equal gaps follow each other from here. */
    private static int run(List<Token> tokens, int from) {
        int length = 0;
        while (from + length < tokens.size() && length < MOST_LETTERS) {
            Token token = tokens.get(from + length);
            boolean alike =
                    length < 2 || token.separator() == tokens.get(from + 1).separator();
            if (!token.spelled().isLetter() || !alike) {
                break;
            }
            length++;
        }
        return length;
    }

    private List<Token> words(List<Token> letters) {
        StringBuilder joined = new StringBuilder();
        List<Token> ofChar = new ArrayList<>();
        for (Token letter : letters) {
            String read = letter.forms().stream()
                    .filter(form -> Character.isLetter(form.charAt(0)))
                    .findFirst()
                    .orElse(letter.word());
            joined.append(read);
            read.chars().forEach(c -> ofChar.add(letter));
        }
        List<Token> words = new ArrayList<>();
        int from = 0;
        for (int end : segmentation.best(joined.toString())) {
            words.add(word(joined.substring(from, end), ofChar.subList(from, end)));
            from = end;
        }
        return words;
    }

    private static Token word(String text, List<Token> letters) {
        return new Token(
                Spelled.of(WordForms.inText(text)),
                letters.getFirst().separator(),
                letters.stream().mapToInt(Token::start).min().orElseThrow(),
                letters.stream().mapToInt(Token::end).max().orElseThrow());
    }
}
