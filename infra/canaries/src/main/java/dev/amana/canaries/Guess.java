package dev.amana.canaries;

import java.nio.charset.StandardCharsets;

/** Whether bytes that came out of a run of letters are something, rather than letters that were meant as such. */
final class Guess {
    private static final int FEWEST_BYTES = 5;

    private Guess() {}

    static boolean makesSense(byte[] content) {
        return content.length >= FEWEST_BYTES && (packed(content) || mostlyText(content));
    }

    private static boolean packed(byte[] content) {
        String head = new String(content, 0, Math.min(8, content.length), StandardCharsets.ISO_8859_1);
        return head.startsWith("PK")
                || head.startsWith("%PDF")
                || head.startsWith("GIF8")
                || head.startsWith("\u0089PNG")
                || head.startsWith("\u00ff\u00d8")
                || head.startsWith("\u001f\u008b");
    }

    /** In UTF-8, or in an encoding that fills up with zeros. */
    private static boolean mostlyText(byte[] content) {
        String text = new String(content, StandardCharsets.UTF_8).replace("\0", "");
        long strange = text.chars()
                .filter(c -> c == 0xFFFD || (c < ' ' && c != '\n' && c != '\r' && c != '\t') || c == 127)
                .count();
        return text.length() >= FEWEST_BYTES && strange * 6 <= text.length();
    }
}
