package dev.amana.messaging.file;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The lines that calendars consist of (RFC 5545, 3.1): unfolded when read, folded again when written. */
final class ContentLines {
    private static final int LONGEST_LINE_BYTES = 74;

    private ContentLines() {}

    static List<String> unfolded(String text) {
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\\r\\n|\\r|\\n", -1)) {
            boolean continues = !line.isEmpty() && (line.charAt(0) == ' ' || line.charAt(0) == '\t');
            if (continues && !lines.isEmpty()) {
                lines.set(lines.size() - 1, lines.getLast() + line.substring(1));
            } else if (!line.isEmpty()) {
                lines.add(line);
            }
        }
        return lines;
    }

    static String folded(List<String> lines) {
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            int bytes = 0;
            for (int i = 0; i < line.length(); ) {
                String character = Character.toString(line.codePointAt(i));
                int length = character.getBytes(StandardCharsets.UTF_8).length;
                if (bytes + length > LONGEST_LINE_BYTES) {
                    text.append("\r\n ");
                    bytes = 1;
                }
                text.append(character);
                bytes += length;
                i += character.length();
            }
            text.append("\r\n");
        }
        return text.toString();
    }
}
