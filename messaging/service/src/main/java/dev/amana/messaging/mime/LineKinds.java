package dev.amana.messaging.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Gives each line of a mail its kind, as one letter. */
final class LineKinds {

    /** @param kind t text, e empty, q quoted, b begin of a quoted mail, h header, s signature of a device, d delimiter */
    record Line(int number, char kind, String text) {
        Line as(char other) {
            return new Line(number, other, text);
        }
    }

    private static final Pattern QUOTED = Pattern.compile("^\\s{0,3}\\S{0,12}>.*");
    private static final Pattern QUOTE_PREFIX =
            Pattern.compile("^\\s{0,3}(?:[\\p{L}\\p{N}]{1,12})?>(?:[^>]*|[\\s>].*)$");
    private static final Pattern DELIMITER =
            Pattern.compile("^\\s*(?:ᐧ|[-–—]{2,}|_{2,}|={2,}|\\*{3,}|#{3,}|~{3,}|\\+{3,})\\s*$");
    private static final Pattern INVISIBLE = Pattern.compile("[\\u200b-\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ufeff]");
    private static final int LONGEST_LINE = 400;
    private static final int MOST_INTRO_LINES = 8;

    private final QuoteMarkers markers;

    LineKinds(QuoteMarkers markers) {
        this.markers = markers;
    }

    List<Line> classify(List<String> raw) {
        List<Line> lines = new ArrayList<>(raw.size());
        for (int i = 0; i < raw.size(); ) {
            int end = introEnd(raw, i);
            if (end > i) {
                lines.add(new Line(i, 'b', joined(raw, i, end)));
                i = end;
            } else {
                lines.add(new Line(i, kind(raw.get(i)), raw.get(i)));
                i++;
            }
        }
        return lines;
    }

    private char kind(String line) {
        String visible = visible(line);
        if (visible.isEmpty()) {
            return 'e';
        }
        if (line.length() > LONGEST_LINE) {
            return visible.startsWith(">") ? 'q' : 't';
        }
        if (QUOTED.matcher(line).matches() && QUOTE_PREFIX.matcher(line).matches()) {
            return 'q';
        }
        if (DELIMITER.matcher(line).matches()) {
            return 'd';
        }
        if (markers.original().matcher(visible).matches()) {
            return 'b';
        }
        if (markers.header().matcher(visible).matches()) {
            return 'h';
        }
        return markers.signature().matcher(visible).matches() ? 's' : 't';
    }

    /** The line after an introduction that starts here, or the same line when none does. */
    private int introEnd(List<String> raw, int start) {
        if (raw.get(start).isBlank() || raw.get(start).stripLeading().startsWith(">")) {
            return start;
        }
        int limit = Math.min(raw.size(), start + MOST_INTRO_LINES);
        for (int end = start + 1; end <= limit; end++) {
            String last = visible(raw.get(end - 1));
            boolean mayEnd = last.endsWith(":") || last.endsWith("：") || last.endsWith(":*");
            if (mayEnd && isIntro(raw, start, end)) {
                return startsLater(raw, start, end) ? start : end;
            }
        }
        return start;
    }

    /** Some languages put the name first; then the text line before it would match as well. */
    private boolean startsLater(List<String> raw, int start, int end) {
        for (int later = start + 1; later < end; later++) {
            if (!raw.get(later).isBlank() && isIntro(raw, later, end)) {
                return true;
            }
        }
        return false;
    }

    private boolean isIntro(List<String> raw, int start, int end) {
        String joined = visible(joined(raw, start, end));
        return joined.length() <= LONGEST_LINE
                && markers.intro().matcher(joined).matches();
    }

    private static String visible(String line) {
        return INVISIBLE.matcher(line).replaceAll("").strip();
    }

    private static String joined(List<String> raw, int start, int end) {
        return String.join(
                " ",
                raw.subList(start, end).stream()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList());
    }
}
