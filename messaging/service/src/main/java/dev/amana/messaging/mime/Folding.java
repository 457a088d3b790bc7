package dev.amana.messaging.mime;

/** Folds header lines at spaces (RFC 5322, 2.2.3). */
final class Folding {
    private static final int GOOD_LENGTH = 76;

    private Folding() {}

    static String fold(String line) {
        if (line.length() <= GOOD_LENGTH) {
            return line;
        }
        StringBuilder folded = new StringBuilder(line.length() + 16);
        int start = 0;
        while (line.length() - start > GOOD_LENGTH) {
            int space = breakPoint(line, start);
            if (space < 0) {
                break;
            }
            folded.append(line, start, space).append("\r\n");
            start = space;
        }
        return folded.append(line, start, line.length()).toString();
    }

    /** The last space that keeps the line short, or the first after it; never one that leaves a line of spaces only. */
    private static int breakPoint(String line, int start) {
        int name = start == 0 ? line.indexOf(' ') + 1 : start + 1;
        int last = line.lastIndexOf(' ', start + GOOD_LENGTH);
        int found = last >= name ? last : line.indexOf(' ', Math.max(name, start + 1));
        return found > start && found < line.stripTrailing().length() ? found : -1;
    }
}
