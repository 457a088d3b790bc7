package dev.amana.moderation.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Cuts a text into pieces, so that what each reason matched can be marked. */
public final class Highlights {
    private static final int MOST_MARKS = 200;

    private Highlights() {}

    /** @param reason its place among the reasons; null for text that nothing matched */
    public record Piece(String text, @Nullable Integer reason) {}

    /** Where two reasons overlap, the first one has it: they come gravest first. */
    static List<Piece> of(@Nullable String text, List<@Nullable String> words) {
        if (text == null || text.isEmpty()) {
            return List.of();
        }
        int[] reasons = new int[text.length()];
        for (int reason = 0; reason < words.size(); reason++) {
            mark(text, words.get(reason), reason + 1, reasons);
        }
        return pieces(text, reasons);
    }

    private static void mark(String text, @Nullable String words, int reason, int[] reasons) {
        if (words == null || words.isBlank()) {
            return;
        }
        String found = text.contains(words) ? text : lower(text);
        String wanted = text.contains(words) ? words : lower(words);
        int at = found.length() == text.length() ? found.indexOf(wanted) : -1;
        for (int marks = 0; at >= 0 && marks < MOST_MARKS; marks++) {
            for (int i = at; i < at + wanted.length(); i++) {
                reasons[i] = reasons[i] == 0 ? reason : reasons[i];
            }
            at = found.indexOf(wanted, at + wanted.length());
        }
    }

    private static List<Piece> pieces(String text, int[] reasons) {
        List<Piece> pieces = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= text.length(); i++) {
            if (i == text.length() || reasons[i] != reasons[start]) {
                pieces.add(new Piece(text.substring(start, i), reasons[start] == 0 ? null : reasons[start] - 1));
                start = i;
            }
        }
        return pieces;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
