package dev.amana.moderation.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The second view of a text: letters that were spaced out or cut apart are joined, words that were run together are cut,
 * digits and signs are read as letters. It joins and cuts only to words that the rules know; so ordinary text stays as it
 * is. Work is linear in the number of tokens, since windows are bounded.
 */
final class Unmasking {
    private static final int WIDEST_JOIN_TOKENS = 20;
    private static final int LONGEST_WORD_CHARS = 24;
    private static final int SHORTEST_JOIN_CHARS = 4;
    /** Only two parts of a word are joined whatever their length; three and more only when all are this short. */
    private static final int LONGEST_FRAGMENT_CHARS = 4;

    private static final int[] POWERS = powers();

    private final Vocabulary vocabulary;
    private final SpacedOut spacedOut;
    private final RunTogether runTogether;

    Unmasking(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.spacedOut = new SpacedOut(vocabulary);
        this.runTogether = new RunTogether(vocabulary);
    }

    List<Token> apply(List<Token> tokens) {
        List<Token> flowing = spacedOut.joined(
                Staccato.joined(tokens).stream().map(this::withReadings).toList());
        Flow flow = new Flow(flowing);
        List<Token> out = new ArrayList<>(flowing.size());
        for (int i = 0; i < flowing.size(); ) {
            int width = flow.widestJoin(i);
            if (width > 1) {
                out.add(join(flowing.subList(i, i + width)));
            } else if (flowing.get(i).isSentenceEnd()) {
                out.add(flowing.get(i));
            } else {
                runTogether.cut(flowing.get(i), out);
            }
            i += width;
        }
        return out;
    }

    /** What is asked of each word by all joins that it may be part of. */
    private final class Flow {
        private final List<Token> tokens;
        private final boolean[] known;
        private final boolean[] letters;

        Flow(List<Token> tokens) {
            this.tokens = tokens;
            this.known = new boolean[tokens.size()];
            this.letters = new boolean[tokens.size()];
            for (int i = 0; i < known.length; i++) {
                if (!tokens.get(i).isSentenceEnd()) {
                    String word = tokens.get(i).word();
                    known[i] = word.length() > 1 && vocabulary.knows(word);
                    letters[i] = WordForms.isOfLetters(word);
                }
            }
        }

        /** How many tokens from {@code from} on make one known word; 1 if there is no such word. */
        int widestJoin(int from) {
            boolean allKnown = true;
            boolean fragments = true;
            boolean ofLetters = true;
            int length = 0;
            int hash = 0;
            int widest = 1;
            for (int i = from; i < tokens.size() && i < from + WIDEST_JOIN_TOKENS; i++) {
                if (tokens.get(i).isSentenceEnd()) {
                    break;
                }
                String word = tokens.get(i).word();
                length += word.length();
                fragments &= word.length() <= LONGEST_FRAGMENT_CHARS;
                if (length > LONGEST_WORD_CHARS || (i > from + 1 && !fragments)) {
                    break;
                }
                hash = hash * POWERS[word.length()] + word.hashCode();
                ofLetters &= letters[i];
                allKnown &= known[i];
                boolean worthwhile = i > from && !allKnown && length >= SHORTEST_JOIN_CHARS;
                if (worthwhile && (!ofLetters || vocabulary.mayKnow(hash)) && known(joined(from, i))) {
                    widest = i - from + 1;
                }
            }
            return widest;
        }

        private String joined(int first, int last) {
            StringBuilder joined = new StringBuilder(LONGEST_WORD_CHARS);
            for (int i = first; i <= last; i++) {
                joined.append(tokens.get(i).word());
            }
            return joined.toString();
        }
    }

    /** What the hash code of a string is multiplied by where so many letters follow. */
    private static int[] powers() {
        int[] powers = new int[LONGEST_WORD_CHARS + 1];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = 31 * powers[i - 1];
        }
        return powers;
    }

    private boolean known(String word) {
        return vocabulary.knows(word) || Leet.readings(word).stream().anyMatch(vocabulary::knows);
    }

    private Token join(List<Token> parts) {
        StringBuilder word = new StringBuilder();
        parts.forEach(part -> word.append(part.word()));
        Token whole = new Token(
                WordForms.inText(word.toString()),
                parts.getFirst().separator(),
                parts.stream().mapToInt(Token::start).min().orElseThrow(),
                parts.stream().mapToInt(Token::end).max().orElseThrow());
        return withReadings(whole);
    }

    private Token withReadings(Token token) {
        if (token.isSentenceEnd()) {
            return token;
        }
        String word = token.word();
        if (WordForms.isOfLetters(word)) {
            return token;
        }
        Set<String> forms = new LinkedHashSet<>(token.forms());
        for (String reading : Leet.readings(word)) {
            forms.addAll(WordForms.inText(reading));
        }
        if (word.indexOf('*') > 0) {
            String completed = vocabulary.completed(word);
            if (!completed.isEmpty()) {
                forms.add(completed);
            }
        }
        return new Token(List.copyOf(forms), token.separator(), token.start(), token.end());
    }
}
