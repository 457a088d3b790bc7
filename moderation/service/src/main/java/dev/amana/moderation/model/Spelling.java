package dev.amana.moderation.model;

import java.util.List;
import java.util.Map;

/** One spelling for each word. */
final class Spelling {
    private Spelling() {}

    /** The first spelling that is known; where none is, the ordinary one, with any digits as zeros. */
    static String of(List<String> forms, Map<String, String> known) {
        for (String form : forms) {
            String word = known.get(form);
            if (word != null) {
                return word;
            }
        }
        return plain(forms.getFirst());
    }

    /** What the features of a corpus are made of. */
    static String plain(String word) {
        StringBuilder out = null;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            boolean thrice = i >= 2 && c == word.charAt(i - 1) && c == word.charAt(i - 2) && c < 0x2E80;
            if (out == null && (thrice || (Character.isDigit(c) && c != '0'))) {
                out = new StringBuilder(word.length()).append(word, 0, i);
            }
            if (out != null && !thrice) {
                out.append(Character.isDigit(c) ? '0' : c);
            }
        }
        return out == null ? word : out.toString();
    }
}
