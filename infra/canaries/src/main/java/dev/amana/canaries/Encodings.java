package dev.amana.canaries;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Ways of writing text into a mail, also those that no decent program chooses. */
final class Encodings {
    private Encodings() {}

    static String base64(byte[] content) {
        return Base64.getMimeEncoder().encodeToString(content);
    }

    static String base64(byte[] content, int lineLength) {
        return Base64.getMimeEncoder(lineLength, new byte[] {'\r', '\n'}).encodeToString(content);
    }

    static String encodedWord(String text, Charset charset) {
        return "=?" + charset.name() + "?B?" + Base64.getEncoder().encodeToString(text.getBytes(charset)) + "?=";
    }

    static String encodedWordQ(String text) {
        return "=?utf-8?q?" + everyByte(Bytes.utf8(text), '=') + "?=";
    }

    /** An encoded word for every few characters, folded between any two. */
    static String splitWords(String text, int length) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < text.length(); i += length) {
            words.append(i == 0 ? "" : "\r\n ")
                    .append(encodedWord(
                            text.substring(i, Math.min(text.length(), i + length)), StandardCharsets.UTF_8));
        }
        return words.toString();
    }

    static String everyByte(byte[] content, char sign) {
        StringBuilder all = new StringBuilder();
        for (byte b : content) {
            all.append(sign).append("%02X".formatted(b & 0xFF));
        }
        return all.toString();
    }

    static String percent(String text) {
        return everyByte(Bytes.utf8(text), '%');
    }

    static String quotedPrintable(byte[] content, int lineLength) {
        StringBuilder out = new StringBuilder();
        int column = 0;
        for (byte b : content) {
            boolean plain = b == '\n' || b == ' ' || (b > ' ' && b < 127 && b != '=');
            if (b == '\n') {
                out.append("\r\n");
                column = 0;
                continue;
            }
            if (b == '\r') {
                continue;
            }
            if (column + 3 > lineLength) {
                out.append("=\r\n");
                column = 0;
            }
            String piece = plain ? Character.toString((char) b) : "=%02X".formatted(b & 0xFF);
            out.append(piece);
            column += piece.length();
        }
        return out.toString();
    }

    static String entities(String text, String form) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> out.append(form.formatted(c)));
        return out.toString();
    }

    static String between(String text, String filler) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> out.append(out.isEmpty() ? "" : filler).appendCodePoint(c));
        return out.toString();
    }

    /** ASCII in the wide forms of East Asian charsets, which readers and mail programs take for the same. */
    static String fullWidth(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> out.appendCodePoint(c > ' ' && c < 127 ? c + 0xFEE0 : c));
        return out.toString();
    }

    static byte[] utf7(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        text.codePoints().forEach(c -> {
            if ((Character.isLetterOrDigit(c) && c < 128) || c == ' ' || c == '\n') {
                out.write(c);
            } else {
                String coded = Base64.getEncoder()
                        .withoutPadding()
                        .encodeToString(Character.toString(c).getBytes(StandardCharsets.UTF_16BE));
                out.writeBytes(Bytes.latin("+" + coded + "-"));
            }
        });
        return out.toByteArray();
    }

    static String uuencoded(String name, byte[] content) {
        StringBuilder out = new StringBuilder("begin 644 " + name + "\n");
        for (int i = 0; i < content.length; i += 45) {
            int length = Math.min(45, content.length - i);
            out.append(uuChar(length));
            for (int j = 0; j < length; j += 3) {
                int bits = (at(content, i + j) << 16) | (at(content, i + j + 1) << 8) | at(content, i + j + 2);
                for (int shift = 18; shift >= 0; shift -= 6) {
                    out.append(uuChar((bits >> shift) & 63));
                }
            }
            out.append('\n');
        }
        return out.append("`\nend\n").toString();
    }

    private static int at(byte[] content, int index) {
        return index < content.length ? content[index] & 0xFF : 0;
    }

    private static char uuChar(int value) {
        return (char) (value == 0 ? '`' : value + 32);
    }
}
