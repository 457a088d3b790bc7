package dev.amana.moderation.text;

import com.ibm.icu.text.Normalizer2;
import java.lang.Character.UnicodeScript;
import org.jspecify.annotations.Nullable;

/**
 * Drops accents and piled-up marks, which change no word in the languages at hand, apart from German umlauts and the
 * sound marks of Japanese. Arabic vowel signs go too.
 */
final class Marks implements Step.PerCodePoint {
    private static final Normalizer2 NFD = Normalizer2.getNFDInstance();
    private static final String UMLAUTS = "äöü";

    @Override
    public @Nullable String replacement(int codePoint) {
        if (isMark(codePoint)) {
            return "";
        }
        if (!Character.isLetter(codePoint) || UMLAUTS.indexOf(codePoint) >= 0 || !isAccented(codePoint)) {
            return null;
        }
        return withoutMarks(codePoint);
    }

    private static boolean isMark(int codePoint) {
        int type = Character.getType(codePoint);
        boolean mark = type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
        return mark
                && UnicodeScript.of(codePoint) != UnicodeScript.HIRAGANA
                && codePoint != 0x3099
                && codePoint != 0x309A;
    }

    private static boolean isAccented(int codePoint) {
        return switch (UnicodeScript.of(codePoint)) {
            case LATIN, GREEK, CYRILLIC, ARABIC, HEBREW -> NFD.getDecomposition(codePoint) != null;
            default -> false;
        };
    }

    private static String withoutMarks(int codePoint) {
        StringBuilder out = new StringBuilder(2);
        NFD.normalize(Character.toString(codePoint))
                .codePoints()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .forEach(out::appendCodePoint);
        return out.toString();
    }
}
