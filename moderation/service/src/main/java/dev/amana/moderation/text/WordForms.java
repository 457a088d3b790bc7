package dev.amana.moderation.text;

import java.util.ArrayList;
import java.util.List;

/** The spellings under which one word is looked up. */
public final class WordForms {
    /** Stands before a form in which every letter occurs once in a row; no word of a text begins with it. */
    public static final char SQUEEZED = '≈';

    private static final int SHORTEST_WITH_PREFIX = 4;

    private WordForms() {}

    /** Of a word in a text: squeezed only where letters are repeated beyond what spelling does. */
    static List<String> inText(String word) {
        List<String> forms = spellings(word);
        if (isStretched(word)) {
            for (String form : List.copyOf(forms)) {
                forms.add(squeezed(form));
            }
        }
        return forms;
    }

    /** Of a word in a rule: squeezed always, since the text may stretch it. */
    public static List<String> inRule(Token word) {
        List<String> forms = new ArrayList<>();
        for (String form : word.forms()) {
            if (form.charAt(0) != SQUEEZED) {
                forms.add(form);
                forms.add(squeezed(form));
            }
        }
        return List.copyOf(forms);
    }

    private static List<String> spellings(String word) {
        List<String> forms = new ArrayList<>(2);
        boolean umlaut = word.indexOf('ä') >= 0 || word.indexOf('ö') >= 0 || word.indexOf('ü') >= 0;
        if (umlaut) {
            forms.add(word.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue"));
            forms.add(word.replace('ä', 'a').replace('ö', 'o').replace('ü', 'u'));
        } else {
            forms.add(word);
        }
        char first = word.charAt(0);
        if ((first == 'و' || first == 'ف') && word.length() >= SHORTEST_WITH_PREFIX) {
            forms.add(word.substring(1)); // "and", "so" are written together with the next word
        }
        return forms;
    }

    static boolean isOfLetters(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (!Character.isLetter(word.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    static boolean hasDigitAmongLetters(String word) {
        boolean digit = false;
        boolean letter = false;
        for (int i = 0; i < word.length(); i++) {
            digit |= "235679".indexOf(word.charAt(i)) >= 0;
            letter |= Character.isLetter(word.charAt(i));
        }
        return digit && letter;
    }

    static String squeezed(String word) {
        StringBuilder out = new StringBuilder(word.length() + 1).append(SQUEEZED);
        for (int i = 0; i < word.length(); i++) {
            if (i == 0 || word.charAt(i) != word.charAt(i - 1)) {
                out.append(word.charAt(i));
            }
        }
        return out.toString();
    }

    private static boolean isStretched(String word) {
        int doubles = 0;
        for (int i = 1; i < word.length(); i++) {
            if (word.charAt(i) == word.charAt(i - 1)) {
                doubles++;
                boolean third = i >= 2 && word.charAt(i) == word.charAt(i - 2);
                if (third || doubles >= 2) {
                    return true;
                }
            }
        }
        return false;
    }
}
