package dev.amana.messaging.mime;

import java.io.ByteArrayOutputStream;

/** RFC 2045, 6.7, with {@code \n} as the line end of what is encoded. */
final class QuotedPrintable {
    private static final int LONGEST_LINE = 75;
    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'};

    private QuotedPrintable() {}

    static void write(byte[] text, ByteArrayOutputStream out) {
        int column = 0;
        for (int i = 0; i < text.length; i++) {
            byte b = text[i];
            if (b == '\n') {
                out.write('\r');
                out.write('\n');
                column = 0;
                continue;
            }
            boolean literal = isLiteral(text, i, column);
            if (column + (literal ? 1 : 3) > LONGEST_LINE) {
                out.write('=');
                out.write('\r');
                out.write('\n');
                column = 0;
                literal = isLiteral(text, i, column);
            }
            column += put(b, literal, out);
        }
    }

    private static int put(byte b, boolean literal, ByteArrayOutputStream out) {
        if (literal) {
            out.write(b);
            return 1;
        }
        out.write('=');
        out.write(HEX[(b >> 4) & 15]);
        out.write(HEX[b & 15]);
        return 3;
    }

    /** A blank must not end a line, a dot should not begin one, and "From" at a line's begin gets mangled by old mailboxes. */
    private static boolean isLiteral(byte[] text, int at, int column) {
        byte b = text[at];
        if (b == ' ' || b == '\t') {
            return at + 1 < text.length && text[at + 1] != '\n';
        }
        return b > ' ' && b < 127 && b != '=' && !(column == 0 && (b == '.' || b == 'F'));
    }
}
