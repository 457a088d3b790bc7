package dev.amana.messaging.mime;

import java.io.ByteArrayOutputStream;

/** RFC 2045, 6.7, with {@code \n} as the line end of what is encoded. */
final class QuotedPrintable {
    private static final int LONGEST_LINE = 75;
    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'};

    private QuotedPrintable() {}

    static void write(byte[] text, ByteArrayOutputStream out) {
        byte[] line = new byte[LONGEST_LINE + 3];
        int column = 0;
        for (int i = 0; i < text.length; i++) {
            byte b = text[i];
            if (b == '\n') {
                end(line, column, out);
                column = 0;
                continue;
            }
            boolean literal = isLiteral(text, i, column);
            if (column + (literal ? 1 : 3) > LONGEST_LINE) {
                line[column] = '=';
                end(line, column + 1, out);
                column = 0;
                literal = isLiteral(text, i, column);
            }
            column = put(b, literal, line, column);
        }
        out.write(line, 0, column);
    }

    private static void end(byte[] line, int length, ByteArrayOutputStream out) {
        line[length] = '\r';
        line[length + 1] = '\n';
        out.write(line, 0, length + 2);
    }

    private static int put(byte b, boolean literal, byte[] line, int column) {
        if (literal) {
            line[column] = b;
            return column + 1;
        }
        line[column] = '=';
        line[column + 1] = HEX[(b >> 4) & 15];
        line[column + 2] = HEX[b & 15];
        return column + 3;
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
