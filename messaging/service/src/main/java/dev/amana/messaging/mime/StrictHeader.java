package dev.amana.messaging.mime;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The header of a mail, where nobody can take it for another one: parsers differ in what they do about a line that is no
 * field, or a line end that is none, and who signs one reading must not be taken for the author of another.
 */
final class StrictHeader {
    private static final int LONGEST = 256 * 1024;
    private static final Pattern END = Pattern.compile("\\r?\\n\\r?\\n");
    private static final Pattern NAME = Pattern.compile("([!-9;-~]{1,200}+)[ \\t]*+:");

    private StrictHeader() {}

    /** The From field with its folded lines; empty where there is not exactly one, or the header is malformed. */
    static Optional<String> from(byte[] raw) {
        String text = new String(raw, 0, Math.min(raw.length, LONGEST), StandardCharsets.ISO_8859_1);
        Matcher end = END.matcher(text);
        boolean ended = end.find();
        if (!ended && raw.length > LONGEST) {
            return Optional.empty();
        }
        String header = ended ? text.substring(0, end.start()) : text.stripTrailing();
        String lineEnd = (ended ? end.group() : text).contains("\r\n") ? "\r\n" : "\n";
        return ended && !end.group().equals(lineEnd.repeat(2)) ? Optional.empty() : from(header, lineEnd);
    }

    private static Optional<String> from(String header, String lineEnd) {
        StringBuilder from = new StringBuilder();
        @Nullable String name = null;
        int fields = 0;
        for (String line : header.split(lineEnd, -1)) {
            boolean fold = name != null && (line.startsWith(" ") || line.startsWith("\t"));
            name = fold ? name : name(line);
            if (name == null || line.indexOf('\r') >= 0 || line.indexOf('\n') >= 0) {
                return Optional.empty();
            }
            if (name.equalsIgnoreCase("from")) {
                fields += fold ? 0 : 1;
                from.append(line).append("\r\n");
            }
        }
        return fields == 1 ? Optional.of(from.toString()) : Optional.empty();
    }

    private static @Nullable String name(String line) {
        Matcher name = NAME.matcher(line);
        return name.lookingAt() ? name.group(1) : null;
    }
}
