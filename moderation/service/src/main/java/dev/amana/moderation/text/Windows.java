package dev.amana.moderation.text;

import java.util.ArrayList;
import java.util.List;

/**
 * A long text in pieces, each of which is screened on its own: the time that a text takes must not grow faster than its
 * length. Neighbours overlap, so that nothing hides where one ends.
 */
public final class Windows {
    public static final int LONGEST_CHARS = 20_000;
    static final int OVERLAP_CHARS = 1_000;
    private static final int LOOK_FOR_LINE_END_CHARS = 2_000;

    /**
     * A piece of a text.
     *
     * @param start where in the text it begins, in UTF-16 units
     */
    public record Piece(int start, String text) {}

    private Windows() {}

    /** The text itself unless it is longer than {@link #LONGEST_CHARS}. */
    public static List<Piece> of(String text) {
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        while (text.length() - from > LONGEST_CHARS) {
            int end = end(text, from + LONGEST_CHARS);
            pieces.add(new Piece(from, text.substring(from, end)));
            from = whole(text, end - OVERLAP_CHARS);
        }
        pieces.add(new Piece(from, text.substring(from)));
        return pieces;
    }

    /** Behind the last line that fits, where there is one near the end. */
    private static int end(String text, int most) {
        int line = text.lastIndexOf('\n', most - 1) + 1;
        return line > most - LOOK_FOR_LINE_END_CHARS ? line : whole(text, most);
    }

    private static int whole(String text, int at) {
        return Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }
}
