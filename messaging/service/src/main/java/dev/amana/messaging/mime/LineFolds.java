package dev.amana.messaging.mime;

/**
 * Where calendars and cards (a blank begins the next line) and quoted-printable (an equals sign ends the line) broke a line,
 * perhaps within a word. Patterns that allowed for it between any two letters were five times as large.
 */
final class LineFolds {
    private LineFolds() {}

    /** The same text where there are none. */
    static String removed(String text) {
        StringBuilder result = null;
        int from = 0;
        for (int line = text.indexOf('\n'); line >= 0; line = text.indexOf('\n', line + 1)) {
            int start = startOf(text, line);
            int end = start < from ? start : endOf(text, start);
            if (end > start) {
                result = result == null ? new StringBuilder(text.length()) : result;
                result.append(text, from, start);
                from = end;
            }
        }
        return result == null ? text : result.append(text, from, text.length()).toString();
    }

    private static int startOf(String text, int line) {
        int start = line > 0 && text.charAt(line - 1) == '\r' ? line - 1 : line;
        return start > 0 && text.charAt(start - 1) == '=' ? start - 1 : start;
    }

    /** What comes after all folds that begin at a position; the position itself where none does. */
    static int endOf(String text, int start) {
        int end = start;
        for (int next = endOfOne(text, end); next > end; next = endOfOne(text, end)) {
            end = next;
        }
        return end;
    }

    private static int endOfOne(String text, int start) {
        boolean soft = is(text, start, '=');
        int line = soft ? start + 1 : start;
        line = is(text, line, '\r') ? line + 1 : line;
        if (!is(text, line, '\n')) {
            return start;
        }
        boolean blank = is(text, line + 1, ' ') || is(text, line + 1, '\t');
        return blank ? line + 2 : soft ? line + 1 : start;
    }

    private static boolean is(String text, int at, char wanted) {
        return at < text.length() && text.charAt(at) == wanted;
    }
}
