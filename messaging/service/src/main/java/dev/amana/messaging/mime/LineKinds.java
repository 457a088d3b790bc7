package dev.amana.messaging.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Gives each line of a mail its kind, as one letter. */
final class LineKinds {

    /** @param kind t text, e empty, q quoted, b begin of a quoted mail, h header, s signature of a device, d delimiter */
    record Line(int number, char kind, String text) {
        Line as(char other) {
            return new Line(number, other, text);
        }
    }

    /** The sign at the begin, perhaps after initials; but not a tag or an arrow. */
    private static final Pattern QUOTED = Pattern.compile("^\\s{0,3}(?:[\\p{L}\\p{N}]{1,12})?>(?:[^>]*|[\\s>].*)$");

    private static final Pattern DELIMITER =
            Pattern.compile("^\\s*(?:ᐧ|[-–—]+|_{2,}|={2,}|\\*{3,}|#{3,}|~{3,}|\\+{3,})\\s*$");
    private static final Pattern ADDRESS = Pattern.compile("<[^<>\\s]{1,100}@[^<>\\s]{1,150}>");
    private static final Pattern INVISIBLE = Pattern.compile("[\\u200b-\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ufeff]");
    private static final int LONGEST_LINE = 400;
    private static final int LONGEST_SIGNATURE = 160;
    private static final int MOST_INTRO_LINES = 8;

    private final QuoteMarkers markers;

    LineKinds(QuoteMarkers markers) {
        this.markers = markers;
    }

    List<Line> classify(List<String> raw) {
        List<String> visible = raw.stream().map(LineKinds::visible).toList();
        List<Line> lines = new ArrayList<>(raw.size());
        for (int i = 0; i < raw.size(); ) {
            int end = introEnd(visible, i);
            if (end > i) {
                lines.add(new Line(i, 'b', joined(visible, i, end)));
                i = end;
            } else {
                lines.add(new Line(i, kind(raw.get(i), visible.get(i)), raw.get(i)));
                i++;
            }
        }
        return lines;
    }

    private char kind(String line, String visible) {
        if (visible.isEmpty()) {
            return 'e';
        }
        if (line.length() > LONGEST_LINE) {
            return visible.startsWith(">") ? 'q' : 't';
        }
        if (visible.indexOf('>') >= 0 && QUOTED.matcher(line).matches()) {
            return 'q';
        }
        boolean word = visible.length() > 1 && Character.isLetterOrDigit(visible.charAt(0));
        if (!word && DELIMITER.matcher(line).matches()) {
            return 'd';
        }
        if ((!word || endsIntro(visible)) && markers.isOriginal(visible)) {
            return 'b';
        }
        if (hasColon(visible) && markers.header().matcher(visible).matches()) {
            return 'h';
        }
        return visible.length() <= LONGEST_SIGNATURE && markers.isSignature(visible) ? 's' : 't';
    }

    private static boolean hasColon(String line) {
        return line.indexOf(':') >= 0 || line.indexOf('：') >= 0;
    }

    private static boolean endsIntro(String line) {
        return line.endsWith(":") || line.endsWith("：") || line.endsWith(":*");
    }

    /** The line after an introduction that starts here, or the same line when none does. */
    private int introEnd(List<String> visible, int start) {
        if (visible.get(start).isEmpty() || visible.get(start).startsWith(">")) {
            return start;
        }
        int limit = Math.min(visible.size(), start + MOST_INTRO_LINES);
        for (int end = start + 1; end <= limit; end++) {
            if (endsIntro(visible.get(end - 1))) {
                int found = introEnd(visible, start, end);
                if (found >= 0) {
                    return found;
                }
            }
        }
        return start;
    }

    /** The end if the lines up to there are an introduction, the start if only a later part of them is, else -1. */
    private int introEnd(List<String> visible, int start, int end) {
        if (isIntro(markers::isIntro, visible, start, end)) {
            return startsLater(markers::isIntro, visible, start, end) ? start : end;
        }
        if (isIntro(markers::isIntroInAnyOrder, visible, start, end)) {
            boolean later = startsLater(markers::isIntro, visible, start, end)
                    || (startsLater(markers::isIntroInAnyOrder, visible, start, end)
                            && !ADDRESS.matcher(visible.get(start)).find());
            return later ? start : end;
        }
        return end == start + 1 && isBeforeQuote(visible, start) ? end : -1;
    }

    /** A name that "wrote" is an introduction only where a quote follows: people write so, too. */
    private boolean isBeforeQuote(List<String> visible, int line) {
        int next = line + 1;
        while (next < visible.size() && visible.get(next).isEmpty()) {
            next++;
        }
        return next < visible.size()
                && visible.get(next).startsWith(">")
                && markers.introBeforeQuote().matcher(visible.get(line)).matches();
    }

    /** Some languages put the name first; then the text line before it would match as well. */
    private static boolean startsLater(Predicate<String> intro, List<String> visible, int start, int end) {
        for (int later = start + 1; later < end; later++) {
            if (!visible.get(later).isEmpty() && isIntro(intro, visible, later, end)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isIntro(Predicate<String> intro, List<String> visible, int start, int end) {
        String joined = joined(visible, start, end);
        return joined.length() <= LONGEST_LINE && intro.test(joined);
    }

    private static String visible(String line) {
        return (isPlain(line) ? line : INVISIBLE.matcher(line).replaceAll("")).strip();
    }

    private static boolean isPlain(String line) {
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) >= '\u200b') {
                return false;
            }
        }
        return true;
    }

    private static String joined(List<String> visible, int start, int end) {
        if (end == start + 1) {
            return visible.get(start);
        }
        StringBuilder joined = new StringBuilder();
        for (String line : visible.subList(start, end)) {
            joined.append(joined.isEmpty() || line.isEmpty() ? "" : " ").append(line);
        }
        return joined.toString();
    }
}
