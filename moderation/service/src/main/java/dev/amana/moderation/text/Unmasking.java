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
        List<Token> out = new ArrayList<>(flowing.size());
        for (int i = 0; i < flowing.size(); ) {
            int width = widestJoin(flowing, i);
            if (width > 1) {
                out.add(join(flowing.subList(i, i + width)));
            } else if (flowing.get(i).isSentenceEnd()) {
                out.add(flowing.get(i));
            } else {
                out.addAll(runTogether.cut(flowing.get(i)));
            }
            i += width;
        }
        return out;
    }

    /** How many tokens from {@code from} on make one known word; 1 if there is no such word. */
    private int widestJoin(List<Token> tokens, int from) {
        StringBuilder joined = new StringBuilder();
        boolean allKnown = true;
        boolean fragments = true;
        boolean letters = true;
        int hash = 0;
        int widest = 1;
        for (int i = from; i < tokens.size() && i < from + WIDEST_JOIN_TOKENS; i++) {
            Token token = tokens.get(i);
            if (token.isSentenceEnd() || joined.length() + token.word().length() > LONGEST_WORD_CHARS) {
                break;
            }
            joined.append(token.word());
            hash = hashed(hash, token.word());
            letters &= WordForms.isOfLetters(token.word());
            allKnown &= vocabulary.knows(token.word()) && token.word().length() > 1;
            fragments &= token.word().length() <= LONGEST_FRAGMENT_CHARS;
            if (i > from + 1 && !fragments) {
                break;
            }
            boolean worthwhile = !allKnown && joined.length() >= SHORTEST_JOIN_CHARS;
            if (i > from && worthwhile && (!letters || vocabulary.mayKnow(hash)) && known(joined.toString())) {
                widest = i - from + 1;
            }
        }
        return widest;
    }

    /** The hash code of what stands before and the word. */
    private static int hashed(int before, String word) {
        int hash = before;
        for (int i = 0; i < word.length(); i++) {
            hash = 31 * hash + word.charAt(i);
        }
        return hash;
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
