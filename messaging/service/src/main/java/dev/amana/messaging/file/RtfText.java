package dev.amana.messaging.file;

import java.nio.charset.Charset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of an RTF text: enough for a mail, without fonts, colours, styles and pictures. */
final class RtfText {
    private static final Pattern PIECE = Pattern.compile(
            "\\\\([a-z]+)(-?\\d{1,9})? ?|\\\\'([0-9a-fA-F]{2})|\\\\([^a-z'])|([{}])|([^\\\\{}\\r\\n]+)");
    private static final Pattern UNSEEN_GROUP = Pattern.compile(
            "\\*|fonttbl|colortbl|stylesheet|info|pict|object|header|footer|generator|themedata|htmltag|mhtmltag");

    private RtfText() {}

    static String of(String rtf) {
        StringBuilder text = new StringBuilder();
        Matcher piece = PIECE.matcher(rtf);
        int depth = 0;
        int unseenFrom = Integer.MAX_VALUE;
        int skip = 0;
        while (piece.find()) {
            if (piece.group(5) != null) {
                depth += piece.group(5).equals("{") ? 1 : -1;
                unseenFrom = depth < unseenFrom ? Integer.MAX_VALUE : unseenFrom;
                continue;
            }
            String word = piece.group(1) != null ? piece.group(1) : piece.group(4);
            if (word != null && UNSEEN_GROUP.matcher(word).matches()) {
                unseenFrom = Math.min(unseenFrom, depth);
            }
            if (depth >= unseenFrom) {
                continue;
            }
            if (piece.group(3) != null || piece.group(6) != null) {
                String shown = shown(piece);
                text.append(shown.substring(Math.min(skip, shown.length())));
                skip = 0;
            } else if (word != null) {
                text.append(ofWord(word, piece.group(2)));
                skip = word.equals("u") ? 1 : skip;
            }
        }
        return text.toString().strip();
    }

    private static String shown(Matcher piece) {
        return piece.group(3) == null
                ? piece.group(6)
                : new String(new byte[] {(byte) Integer.parseInt(piece.group(3), 16)}, Charset.forName("windows-1252"));
    }

    private static String ofWord(String word, String number) {
        return switch (word) {
            case "par", "line", "row" -> "\n";
            case "tab", "cell" -> "\t";
            case "u" -> number == null ? "" : String.valueOf((char) Integer.parseInt(number));
            case "\\", "{", "}" -> word;
            case "~" -> "\u00a0";
            default -> "";
        };
    }
}
