package dev.amana.messaging.mime;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The words in a file that is no text, such as a picture: nearly all of its bytes are none in any charset, and to read them
 * in several ways took seconds for a photo. Words are in UTF-8, in windows-1252, or in UTF-16 with letters of Latin.
 */
final class BinaryText {
    /** Of the shortest name that is looked for. */
    private static final int FEWEST_LETTERS = 4;

    /** Of several bytes, as all letters of most scripts are. */
    private static final int FEWEST_LONG = 2;

    /** A text has none at all, in any charset but UTF-16. */
    private static final int MOST_BYTES_PER_CONTROL = 100;

    /** What is on both sides of it belongs to different words. */
    private static final char APART = '\u25A0';

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private final byte[] content;
    private final boolean wordsApart;
    private final StringBuilder words = new StringBuilder();
    private final StringBuilder run = new StringBuilder();
    private int lettersInRun;
    private int longInRun;

    private BinaryText(byte[] content, boolean wordsApart) {
        this.content = content;
        this.wordsApart = wordsApart;
    }

    /** Whether the bytes are none of a text. */
    static boolean isBinary(byte[] content) {
        int controls = 0;
        for (byte b : content) {
            if (isControl(b)) {
                controls++;
            }
        }
        return controls > content.length / MOST_BYTES_PER_CONTROL;
    }

    /** With the lengths, ends and other signs that nobody sees, which many formats put between words. */
    static String of(byte[] content) {
        return new BinaryText(content, false).read();
    }

    /** With blanks where those stand, and without the letters that only windows-1252 has: they may belong to no word. */
    static String apart(byte[] content) {
        return new BinaryText(content, true).read();
    }

    private String read() {
        for (int i = 0; i < content.length; ) {
            int length = lengthAt(i);
            if (length == 0) {
                end();
                i++;
            } else {
                append(i, length);
                i += length;
            }
        }
        end();
        return words.toString();
    }

    /** Of the character in bytes; 0 where there is none. */
    private int lengthAt(int at) {
        if (content[at] >= 0) {
            return 1;
        }
        int length = utf8(at, content[at] & 0xFF);
        return length == 0 && !wordsApart && besideLetters(at) ? 1 : length;
    }

    /** Of a character of several bytes, by the bits of its bytes alone. */
    private int utf8(int at, int first) {
        int length = first < 0xC2 || first > 0xF4 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        for (int i = 1; i < length; i++) {
            if (at + i >= content.length || (content[at + i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return length;
    }

    /** As a letter of windows-1252 is, at least at one side; and its signs, such as an apostrophe, at both. */
    private boolean besideLetters(int at) {
        boolean before = isLetter(beside(at, -1));
        boolean after = isLetter(beside(at, 1));
        return Character.isLetter(windows(content[at])) ? before || after : before && after;
    }

    private static char windows(byte b) {
        return WINDOWS.decode(ByteBuffer.wrap(new byte[] {b})).get();
    }

    /** The next byte that is no zero of UTF-16. */
    private char beside(int at, int step) {
        int next = at + step;
        while (next >= 0 && next < content.length && content[next] == 0) {
            next += step;
        }
        return next >= 0 && next < content.length ? (char) (content[next] & 0xFF) : ' ';
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private void append(int at, int length) {
        byte b = content[at];
        if (isControl(b)) {
            if (b != 0 || !ofWideLetter(at)) {
                run.append(wordsApart ? ' ' : (char) b);
            }
        } else if (length > 1) {
            run.append(new String(content, at, length, StandardCharsets.UTF_8));
            longInRun++;
        } else {
            char c = b < 0 ? windows(b) : (char) b;
            run.append(c);
            lettersInRun += Character.isLetterOrDigit(c) ? 1 : 0;
        }
    }

    /** A zero among others that alternate with letters. */
    private boolean ofWideLetter(int at) {
        return !isZero(at - 1) && !isZero(at + 1) && (isZero(at - 2) || isZero(at + 2));
    }

    private boolean isZero(int at) {
        return at >= 0 && at < content.length && content[at] == 0;
    }

    private static boolean isControl(byte b) {
        return (b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\f' && b != '\r' && b != 0x1B) || b == 0x7F;
    }

    private void end() {
        if (lettersInRun >= FEWEST_LETTERS || longInRun >= FEWEST_LONG) {
            words.append(run).append(APART);
        }
        run.setLength(0);
        lettersInRun = 0;
        longInRun = 0;
    }
}
