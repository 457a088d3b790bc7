package dev.amana.moderation.number;

import java.util.ArrayList;
import java.util.List;

/** Digits that stand together, with no more than blanks and signs between them. */
final class DigitRun {
    private static final int WIDEST_GAP_CHARS = 3;
    private static final String BETWEEN = " \u00A0.-–/·_*";

    private final String digits;
    /** Where each stands in the text. */
    private final int[] at;
    /** Whether a group begins with it: there is something before it that is no digit. */
    private final boolean[] begins;

    private DigitRun(String digits, int[] at, boolean[] begins) {
        this.digits = digits;
        this.at = at;
        this.begins = begins;
    }

    static List<DigitRun> in(String text, int fewest) {
        List<DigitRun> runs = new ArrayList<>();
        for (int i = 0; i < text.length(); ) {
            if (!isDigit(text, i)) {
                i++;
                continue;
            }
            int end = end(text, i);
            if (!isWordPart(text, i - 1) && !isWordPart(text, end)) {
                DigitRun run = of(text, i, end);
                if (run.digits.length() >= fewest) {
                    runs.add(run);
                }
            }
            i = end;
        }
        return runs;
    }

    private static int end(String text, int from) {
        int end = from + 1;
        for (int i = end; i < text.length() && i - end <= WIDEST_GAP_CHARS; i++) {
            if (isDigit(text, i)) {
                end = i + 1;
            } else if (BETWEEN.indexOf(text.charAt(i)) < 0) {
                break;
            }
        }
        return end;
    }

    private static DigitRun of(String text, int from, int to) {
        StringBuilder digits = new StringBuilder();
        int[] at = new int[to - from];
        boolean[] begins = new boolean[to - from];
        for (int i = from; i < to; i++) {
            if (isDigit(text, i)) {
                at[digits.length()] = i;
                begins[digits.length()] = i == from || !isDigit(text, i - 1);
                digits.append(text.charAt(i));
            }
        }
        return new DigitRun(digits.toString(), at, begins);
    }

    /** Without what is between. */
    String digits() {
        return digits;
    }

    int start() {
        return at[0];
    }

    /** Where the first {@code length} digits end, exclusive. */
    int end(int length) {
        return at[length - 1] + 1;
    }

    /** Whether a group ends after so many digits. */
    boolean groupEndsAfter(int length) {
        return length == digits.length() || begins[length];
    }

    /** Whether it is written as one group, or digit by digit. */
    boolean isUniform() {
        boolean apart = begins[1];
        for (int i = 1; i < digits.length(); i++) {
            if (begins[i] != apart) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(String text, int at) {
        return text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private static boolean isWordPart(String text, int at) {
        return at >= 0 && at < text.length() && text.charAt(at) < 0x2E80 && Character.isLetter(text.charAt(at));
    }
}
