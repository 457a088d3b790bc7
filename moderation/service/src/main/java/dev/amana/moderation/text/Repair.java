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

    private final Vocabulary vocabulary;

    Repair(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    List<Token> apply(List<Token> tokens) {
        int fewest = fewestConsonants(tokens);
        List<Token> out = new ArrayList<>(tokens.size());
        boolean changed = false;
        for (Token token : tokens) {
            Token repaired = token.isSentenceEnd() ? token : repaired(token, fewest);
            changed |= !repaired.equals(token);
            out.add(repaired);
        }
        return changed ? out : tokens;
    }

    private Token repaired(Token token, int fewestConsonants) {
        String word = token.word();
        if (word.length() < 2 || isKnown(token)) {
            return token;
        }
        List<String> meant = meant(token, fewestConsonants);
        if (meant.isEmpty()) {
            return token;
        }
        Set<String> forms = new LinkedHashSet<>(token.forms());
        forms.addAll(meant);
        return forms.size() == token.forms().size()
                ? token
                : new Token(List.copyOf(forms), token.separator(), token.start(), token.end());
    }

    private List<String> meant(Token token, int fewestConsonants) {
        List<String> meant = List.of();
        for (String form : token.forms()) {
            meant = joined(meant, vocabulary.near(form));
        }
        String latin = withoutAnd(token.word());
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

    private boolean isKnown(Token token) {
        for (String form : token.forms()) {
            if (vocabulary.knows(form)) {
                return true;
            }
        }
        return false;
    }

    private static int fewestConsonants(List<Token> tokens) {
        boolean digits = false;
        for (Token token : tokens) {
            if (!token.isSentenceEnd()) {
                String word = token.word();
                if (word.charAt(0) >= 0x0600 && word.charAt(0) <= 0x06FF) {
                    return FEWEST_CONSONANTS_AMONG_ARABIC;
                }
                digits |= hasDigitAmongLetters(word);
            }
        }
        return digits ? FEWEST_CONSONANTS_WITH_DIGITS : FEWEST_CONSONANTS;
    }

    private static boolean hasDigitAmongLetters(String word) {
        boolean digit = false;
        boolean letter = false;
        for (int i = 0; i < word.length(); i++) {
            digit |= "235679".indexOf(word.charAt(i)) >= 0;
            letter |= Character.isLetter(word.charAt(i));
        }
        return digit && letter;
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
