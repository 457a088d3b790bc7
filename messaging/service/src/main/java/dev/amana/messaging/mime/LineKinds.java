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

    /** The sign at the begin, perhaps after initials; but not a tag or an arrow. */
    private static final Pattern QUOTED = Pattern.compile("^\\s{0,3}(?:[\\p{L}\\p{N}]{1,12})?>(?:[^>]*|[\\s>].*)$");

    private static final Pattern DELIMITER =
            Pattern.compile("^\\s*(?:ᐧ|[-–—]+|_{2,}|={2,}|\\*{3,}|#{3,}|~{3,}|\\+{3,})\\s*$");
    private static final Pattern INVISIBLE = Pattern.compile("[\\u200b-\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ufeff]");
    static final int LONGEST_LINE = 400;
    private static final int LONGEST_SIGNATURE = 160;

    private final QuoteMarkers markers;

    LineKinds(QuoteMarkers markers) {
        this.markers = markers;
    }

    List<Line> classify(List<String> raw) {
        List<String> visible = raw.stream().map(LineKinds::visible).toList();
        List<Line> lines = new ArrayList<>(raw.size());
        Introductions introductions = new Introductions(markers, visible);
        for (int i = 0; i < raw.size(); ) {
            int end = introductions.end(i);
            if (end > i) {
                lines.add(new Line(i, 'b', introductions.joined(i, end)));
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
        if ((!word || Introductions.endsLike(visible)) && markers.isOriginal(visible)) {
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
}
