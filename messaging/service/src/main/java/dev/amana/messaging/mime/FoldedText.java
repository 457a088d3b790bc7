package dev.amana.messaging.mime;

import java.text.Normalizer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A text as a reader sees it: one form of each character, digits of all scripts as ours, nothing invisible. It knows where
 * each of its characters stood.
 */
final class FoldedText {
    private final StringBuilder folded;
    private int[] origins;

    private FoldedText(String text, boolean unfold) {
        folded = new StringBuilder(text.length());
        origins = new int[text.length() + 16];
        for (int i = 0; i < text.length(); ) {
            if (unfold) {
                i = LineFolds.endOf(text, i);
                if (i == text.length()) {
                    break;
                }
            }
            int c = text.codePointAt(i);
            append(form(c), i);
            i += Character.charCount(c);
        }
        append("\n", text.length());
    }

    /** Null where it would be the same: as for nearly every text. */
    static @Nullable FoldedText of(String text) {
        return needed(text) ? new FoldedText(text, false) : null;
    }

    /** Besides, lines that a program broke within a word are put together again. */
    static FoldedText unfolded(String text) {
        return new FoldedText(text, true);
    }

    private static boolean needed(String text) {
        boolean foreign = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' ? unseen(c) : c == 0x7F) {
                return true;
            }
            foreign |= c > 0x7F;
        }
        return foreign
                && (!Normalizer.isNormalized(text, Normalizer.Form.NFKC)
                        || text.codePoints().anyMatch(FoldedText::special));
    }

    private static boolean special(int c) {
        return unseen(c) || c == '\u3002' || (c > 0x7F && Character.isDigit(c));
    }

    private static boolean unseen(int c) {
        return Character.isIdentifierIgnorable(c)
                || c == 0x34F
                || (c >= 0xFE00 && c <= 0xFE0F)
                || c == 0x0B
                || c == 0x0C
                || (c >= 0x1C && c <= 0x1F);
    }

    private static String form(int c) {
        if (c < 0x80) {
            return unseen(c) ? "" : Character.toString(c);
        }
        if (unseen(c)) {
            return "";
        }
        if (c == '\u3002') {
            return ".";
        }
        return Character.isDigit(c)
                ? Integer.toString(Character.digit(c, 10))
                : Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC);
    }

    private void append(String form, int origin) {
        for (int i = 0; i < form.length(); i++) {
            if (folded.length() == origins.length) {
                origins = Arrays.copyOf(origins, origins.length * 2);
            }
            origins[folded.length()] = origin;
            folded.append(form.charAt(i));
        }
    }

    String text() {
        return folded.substring(0, folded.length() - 1);
    }

    int originOf(int at) {
        return origins[at];
    }
}
