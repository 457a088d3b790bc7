package dev.amana.moderation.text;

import java.util.ArrayList;
import java.util.List;

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
    private final FamiliarWords familiar;

    Unmasking(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.spacedOut = new SpacedOut(vocabulary);
        this.familiar = new FamiliarWords(vocabulary);
    }

    /** The same list where there is nothing to read otherwise. */
    List<Token> apply(List<Token> tokens) {
        List<Token> flowing = spacedOut.joined(withReadings(Staccato.joined(tokens)));
        Flow flow = new Flow(flowing);
        List<Token> out = null;
        for (int i = 0; i < flowing.size(); ) {
            int width = flow.widestJoin(i);
            List<Integer> ends = width == 1 ? flow.cuts.get(i) : List.of();
            if (out == null && (width > 1 || !ends.isEmpty())) {
                out = new ArrayList<>(flowing.size() + ends.size());
                out.addAll(flowing.subList(0, i));
            }
            if (out != null) {
                put(flowing.subList(i, i + width), ends, out);
            }
            i += width;
        }
        return out == null ? flowing : out;
    }

    private void put(List<Token> parts, List<Integer> ends, List<Token> out) {
        if (parts.size() > 1) {
            out.add(join(parts));
        } else if (ends.isEmpty()) {
            out.add(parts.getFirst());
        } else {
            RunTogether.cut(parts.getFirst(), ends, out);
        }
    }

    /** What is asked of each word by all joins that it may be part of. */
    private final class Flow {
        private final List<Token> tokens;
        private final boolean[] known;
        private final boolean[] letters;
        private final int[] hashes;
        /** None at the end of a sentence. */
        private final int[] lengths;

        private final List<List<Integer>> cuts;

        Flow(List<Token> tokens) {
            int size = tokens.size();
            this.tokens = tokens;
            this.known = new boolean[size];
            this.letters = new boolean[size];
            this.hashes = new int[size];
            this.lengths = new int[size];
            this.cuts = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                Token token = tokens.get(i);
                if (token.isSentenceEnd()) {
                    cuts.add(List.of());
                } else {
                    String word = token.word();
                    Vocabulary.Familiar asked = familiar.of(token);
                    known[i] = word.length() > 1 && asked.word();
                    cuts.add(asked.cuts());
                    letters[i] = token.spelled().isOfLetters();
                    hashes[i] = word.hashCode();
                    lengths[i] = word.length();
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
            for (int i = from; i < lengths.length && i < from + WIDEST_JOIN_TOKENS && lengths[i] > 0; i++) {
                length += lengths[i];
                fragments &= lengths[i] <= LONGEST_FRAGMENT_CHARS;
                if (length > LONGEST_WORD_CHARS || (i > from + 1 && !fragments)) {
                    break;
                }
                hash = hash * POWERS[lengths[i]] + hashes[i];
                ofLetters &= letters[i];
                allKnown &= known[i];
                boolean worthwhile = i > from && !allKnown && length >= SHORTEST_JOIN_CHARS;
                if (worthwhile && (!ofLetters || vocabulary.mayKnow(hash)) && isKnown(joined(from, i))) {
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

    private boolean isKnown(String joined) {
        return vocabulary.memory().joined().get(joined, this::known);
    }

    private boolean known(String word) {
        return vocabulary.knows(word) || Leet.readings(word).stream().anyMatch(vocabulary::knows);
    }

    private Token join(List<Token> parts) {
        StringBuilder word = new StringBuilder();
        parts.forEach(part -> word.append(part.word()));
        Token whole = new Token(
                Spelled.of(WordForms.inText(word.toString())),
                parts.getFirst().separator(),
                parts.stream().mapToInt(Token::start).min().orElseThrow(),
                parts.stream().mapToInt(Token::end).max().orElseThrow());
        return withReadings(whole);
    }

    private List<Token> withReadings(List<Token> tokens) {
        List<Token> out = null;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            Token read = withReadings(token);
            if (!read.equals(token)) {
                out = out == null ? new ArrayList<>(tokens) : out;
                out.set(i, read);
            }
        }
        return out == null ? tokens : out;
    }

    private Token withReadings(Token token) {
        if (token.isSentenceEnd() || token.spelled().isOfLetters()) {
            return token;
        }
        Spelled read = token.spelled().withReadings();
        if (token.word().indexOf('*') > 0) {
            String completed = vocabulary.completed(token.word());
            read = completed.isEmpty() ? read : read.with(completed);
        }
        return read.equals(token.spelled()) ? token : token.with(read);
    }
}
