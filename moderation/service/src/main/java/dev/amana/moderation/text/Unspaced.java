package dev.amana.moderation.text;

/** Joins characters that stand apart by one blank, {@code m i k e @ w e b . d e}; wider gaps become one blank. */
final class Unspaced implements Step {
    private static final int FEWEST_CHARACTERS = 5;

    @Override
    public MappedText apply(MappedText input) {
        String text = input.text();
        MappedText.Builder out = null;
        int done = 0;
        // Behind what stands alone is a blank, and blanks are found fast.
        for (int i = text.indexOf(' ', 1) - 1; i >= 0; i = text.indexOf(' ', i + 1) - 1) {
            int end = endOfRun(text, i);
            if (end > i) {
                out = out == null ? new MappedText.Builder(input) : out;
                out.keep(done, i);
                putJoined(text, i, end, out);
                done = end;
                i = end;
            } else {
                i++;
            }
        }
        if (out == null) {
            return input;
        }
        out.keep(done, text.length());
        return out.build();
    }

    private static void putJoined(String text, int from, int to, MappedText.Builder out) {
        for (int i = from; i < to; i++) {
            boolean gap = text.charAt(i) == ' ';
            boolean wide = gap && text.charAt(i + 1) == ' ';
            if (!gap || wide) {
                out.keep(i, i + 1);
            }
            while (gap && i + 1 < to && text.charAt(i + 1) == ' ') {
                i++;
            }
        }
    }

    /** Where a run of single characters from here ends; {@code from} itself where there is none. */
    private static int endOfRun(String text, int from) {
        if (!startsAlone(text, from)) {
            return from;
        }
        int end = from + 1;
        int characters = 1;
        int next = next(text, end);
        while (next > 0) {
            end = next + 1;
            characters++;
            next = next(text, end);
        }
        return characters >= FEWEST_CHARACTERS ? end : from;
    }

    private static boolean startsAlone(String text, int at) {
        boolean first = at == 0 || " /".indexOf(text.charAt(at - 1)) >= 0 || text.charAt(at - 1) >= 0x2E80;
        return first && isInk(text, at) && next(text, at + 1) > 0;
    }

    /** The next character that stands alone behind one to three blanks, or -1. */
    private static int next(String text, int end) {
        int at = end;
        while (at < text.length() && at < end + 3 && text.charAt(at) == ' ') {
            at++;
        }
        boolean alone = at + 1 >= text.length() || text.charAt(at + 1) == ' ' || text.charAt(at + 1) >= 0x2E80;
        return at > end && at < text.length() && isInk(text, at) && alone ? at : -1;
    }

    private static boolean isInk(String text, int at) {
        return at < text.length() && text.charAt(at) > ' ' && text.charAt(at) < 0x2E80;
    }
}
