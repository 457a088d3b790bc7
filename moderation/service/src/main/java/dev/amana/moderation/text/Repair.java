package dev.amana.moderation.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The third view of a text: each word that the rules do not know gets those that it may have been meant as, by a slip of
 * the pen or because Arabic is written in Latin letters. It alone says nothing: only what is around it makes it a match.
 */
final class Repair {
    private static final int FEWEST_CONSONANTS_AMONG_ARABIC = 2;
    private static final int FEWEST_CONSONANTS_WITH_DIGITS = 3;
    private static final int FEWEST_CONSONANTS = 4;
    static final int MOST_CONSONANTS = FEWEST_CONSONANTS;

    private final Vocabulary vocabulary;
    private final FamiliarWords familiar;

    Repair(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.familiar = new FamiliarWords(vocabulary);
    }

    /** The same list where there is nothing to repair. */
    List<Token> apply(List<Token> tokens) {
        return apply(tokens, tokens);
    }

    /** @param tokens a part of {@code text}, of which the whole says how much must be left of a word */
    List<Token> apply(List<Token> tokens, List<Token> text) {
        int fewest = fewestConsonants(text);
        List<Token> out = null;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            Token repaired = token.isSentenceEnd() ? token : repaired(token, fewest);
            if (!repaired.equals(token)) {
                out = out == null ? new ArrayList<>(tokens) : out;
                out.set(i, repaired);
            }
        }
        return out == null ? tokens : out;
    }

    private Token repaired(Token token, int fewestConsonants) {
        if (token.word().length() < 2 || familiar.of(token).any()) {
            return token;
        }
        Spelled repaired = vocabulary
                .memory()
                .repaired(fewestConsonants)
                .get(token.spelled(), word -> repaired(word, fewestConsonants));
        return repaired.equals(token.spelled()) ? token : token.with(repaired);
    }

    private Spelled repaired(Spelled word, int fewestConsonants) {
        List<String> meant = meant(word, fewestConsonants);
        if (meant.isEmpty()) {
            return word;
        }
        Set<String> forms = new LinkedHashSet<>(word.forms());
        forms.addAll(meant);
        return forms.size() == word.forms().size() ? word : Spelled.of(List.copyOf(forms));
    }

    private List<String> meant(Spelled word, int fewestConsonants) {
        List<String> meant = List.of();
        for (String form : word.forms()) {
            meant = joined(meant, vocabulary.near(form));
        }
        String latin = withoutAnd(word.word());
        return isLatin(latin) ? joined(meant, vocabulary.transcribed(latin, fewestConsonants)) : meant;
    }

    private static List<String> joined(List<String> some, List<String> more) {
        if (some.isEmpty() || more.isEmpty()) {
            return some.isEmpty() ? more : some;
        }
        List<String> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    private static int fewestConsonants(List<Token> tokens) {
        boolean digits = false;
        for (Token token : tokens) {
            if (!token.isSentenceEnd()) {
                char first = token.word().charAt(0);
                if (first >= 0x0600 && first <= 0x06FF) {
                    return FEWEST_CONSONANTS_AMONG_ARABIC;
                }
                digits |= token.spelled().hasDigitAmongLetters();
            }
        }
        return digits ? FEWEST_CONSONANTS_WITH_DIGITS : FEWEST_CONSONANTS;
    }

    /** "And" is written together with the next word, whatever its script. */
    private static String withoutAnd(String word) {
        return word.charAt(0) == 'و' ? word.substring(1) : word;
    }

    private static boolean isLatin(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '\'') {
                return false;
            }
        }
        return !word.isEmpty();
    }
}
