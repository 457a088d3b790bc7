package dev.amana.messaging.mime;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The words in a file that is no text, such as a picture: nearly all of its bytes are none in any charset, and to read them
 * in several ways took seconds for a photo. Words are in UTF-8, in windows-1252, or in UTF-16 with letters of Latin.
 */
final class BinaryText {
    /** Of the shortest name that is looked for. */
    private static final int FEWEST_BYTES = 5;

    /** In a name, an address or a number, one beside the other; or as many characters of another script. */
    private static final int FEWEST_LETTERS = 3;

    private static final int FEWEST_FOREIGN = 2;

    /** A text has none at all, in any charset but UTF-16. */
    private static final int MOST_BYTES_PER_CONTROL = 100;

    /** What is on both sides of it belongs to different words. */
    private static final char APART = '\u25A0';

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private final byte[] content;
    private final StringBuilder words = new StringBuilder();
    private final StringBuilder run = new StringBuilder();
    private int bytesInRun;
    private int foreign;
    private int letters;
    private int mostLetters;

    private BinaryText(byte[] content) {
        this.content = content;
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

    /** With lengths and other signs that nobody sees, which many formats put between words. */
    static String of(byte[] content) {
        return new BinaryText(content).read();
    }

    /** The same with blanks in their places. */
    static String spaced(String words) {
        return words.codePoints()
                .map(c -> c < ' ' ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
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
        int b = content[at] & 0xFF;
        if (b < 0x80) {
            return 1;
        }
        int length = utf8(at, b);
        return length > 0 || !besideLetters(at, b) ? length : 1;
    }

    /** Of a character of several bytes (RFC 3629). */
    private int utf8(int at, int first) {
        int length = first >= 0xC2 && first <= 0xDF
                ? 2
                : first >= 0xE0 && first <= 0xEF ? 3 : first >= 0xF0 && first <= 0xF4 ? 4 : 0;
        for (int i = 1; i < length; i++) {
            if (at + i >= content.length || (content[at + i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return length;
    }

    /** As a letter of windows-1252 is, at least at one side; and its signs, such as an apostrophe, at both. */
    private boolean besideLetters(int at, int b) {
        boolean before = isLetter(beside(at, -1));
        boolean after = isLetter(beside(at, 1));
        return b >= 0xC0 ? before || after : before && after;
    }

    /** A zero that stands alone. */
    private boolean ofWideLetter(int at) {
        return (at == 0 || content[at - 1] != 0) && (at + 1 == content.length || content[at + 1] != 0);
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
        if (content[at] == 0 && ofWideLetter(at)) {
            return;
        }
        boolean windows = length == 1 && content[at] < 0;
        run.append(new String(content, at, length, windows ? WINDOWS : StandardCharsets.UTF_8));
        if (!isControl(content[at])) {
            bytesInRun += length;
            foreign += length > 1 ? 1 : 0;
            letters = Character.isLetterOrDigit(run.charAt(run.length() - 1)) ? letters + 1 : 0;
            mostLetters = Math.max(letters, mostLetters);
        }
    }

    private static boolean isControl(byte b) {
        return (b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\f' && b != '\r' && b != 0x1B) || b == 0x7F;
    }

    private void end() {
        if (bytesInRun >= FEWEST_BYTES && (mostLetters >= FEWEST_LETTERS || foreign >= FEWEST_FOREIGN)) {
            words.append(run).append(APART);
        }
        run.setLength(0);
        bytesInRun = 0;
        foreign = 0;
        letters = 0;
        mostLetters = 0;
    }
}
