package dev.amana.messaging.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes a mail into a slightly or thoroughly broken one. */
final class Mutations {
    private static final int LARGEST_BYTES = 200_000;
    private static final List<String> WORDS = List.of(
            "\r\n",
            "\r\n\r\n",
            "\n",
            "\r",
            "\0",
            "--",
            "--b\r\n",
            "--b--\r\n",
            "Content-Type: multipart/mixed; boundary=b\r\n",
            "Content-Type: multipart/mixed; boundary=\"\"\r\n",
            "Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\n",
            "Content-Type: message/rfc822\r\n\r\n",
            "Content-Type: text/html; charset=utf-7\r\n\r\n",
            "Content-Type: text/calendar\r\n\r\nBEGIN:VCALENDAR\r\n",
            "Content-Type: text/vcard\r\n\r\nBEGIN:VCARD\r\n",
            "Content-Type: application/ms-tnef\r\nContent-Transfer-Encoding: base64\r\n\r\neJ8+Ig",
            "Content-Type: application/pdf; name=a.pdf\r\n\r\n%PDF-1.4\nstream\n",
            "Content-Type: image/png; name=a.png\r\n\r\n\u0089PNG\r\n\u001a\n",
            "Content-Type: image/jpeg; name=a.jpg\r\n\r\n\u00ff\u00d8\u00ff\u00e1\u00ff\u00ff",
            "Content-Type: image/gif; name=a.gif\r\n\r\nGIF89a\u0001",
            "Content-Transfer-Encoding: base64\r\n",
            "Content-Transfer-Encoding: quoted-printable\r\n",
            "Content-Disposition: attachment; filename*0*=utf-8''%; filename*99999999999=x\r\n",
            "From: ",
            "Subject: =?utf-8?B?",
            "=?iso-2022-jp?B?GyRC",
            "?=",
            "=?",
            "=",
            "%",
            "&#x110000;",
            "&",
            "<",
            "<b>",
            "<!--",
            "<style>",
            "<a href=\"",
            "(",
            "((((((((",
            "\"",
            "\\",
            ";",
            ">",
            "> ",
            "\u001b$B",
            "\u00ff\u00fe",
            "PK\u0003\u0004",
            "PK\u0005\u0006",
            "x\u009c",
            "99999999999999999999",
            "-1",
            "utf-16",
            "charset=",
            "boundary=",
            "On Mon, x wrote:\n> ");

    private final Random random;

    Mutations(Random random) {
        this.random = random;
    }

    byte[] of(byte[] mail, byte[] other) {
        byte[] mutated = mail;
        int count = 1 + random.nextInt(random.nextInt(8) + 1);
        for (int i = 0; i < count; i++) {
            mutated = once(mutated, other);
        }
        return mutated.length > LARGEST_BYTES ? Arrays.copyOf(mutated, LARGEST_BYTES) : mutated;
    }

    private byte[] once(byte[] mail, byte[] other) {
        int at = random.nextInt(mail.length + 1);
        int end = Math.min(mail.length, at + 1 + random.nextInt(1 + random.nextInt(400)));
        byte[] range = Arrays.copyOfRange(mail, at, end);
        return switch (random.nextInt(9)) {
            case 0 -> replaced(mail, at, end, new byte[0]);
            case 1 -> replaced(mail, at, at, range);
            case 2 -> replaced(mail, at, at, word());
            case 3 -> replaced(mail, at, end, word());
            case 4 -> replaced(mail, at, at, repeated(random.nextBoolean() ? word() : range));
            case 5 -> replaced(mail, at, Math.min(mail.length, at + 1), new byte[] {(byte) random.nextInt(256)});
            case 6 -> flipped(mail, at);
            case 7 -> spliced(mail, at, other);
            default -> shuffled(mail, range, at);
        };
    }

    private byte[] word() {
        return WORDS.get(random.nextInt(WORDS.size())).getBytes(StandardCharsets.ISO_8859_1);
    }

    private byte[] repeated(byte[] piece) {
        int times = 1 << random.nextInt(14);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < times && out.size() < LARGEST_BYTES / 2; i++) {
            out.writeBytes(piece);
        }
        return out.toByteArray();
    }

    private byte[] flipped(byte[] mail, int at) {
        byte[] mutated = mail.clone();
        if (at < mutated.length) {
            mutated[at] ^= (byte) (1 << random.nextInt(8));
        }
        return mutated;
    }

    /** The beginning of one with the end of another. */
    private byte[] spliced(byte[] mail, int at, byte[] other) {
        int from = random.nextInt(other.length + 1);
        return replaced(mail, at, mail.length, Arrays.copyOfRange(other, from, other.length));
    }

    private byte[] shuffled(byte[] mail, byte[] range, int at) {
        byte[] without = replaced(mail, at, at + range.length, new byte[0]);
        int to = random.nextInt(without.length + 1);
        return replaced(without, to, to, range);
    }

    private static byte[] replaced(byte[] mail, int from, int to, byte[] with) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(mail.length + with.length);
        out.write(mail, 0, from);
        out.writeBytes(with);
        out.write(mail, to, mail.length - to);
        return out.toByteArray();
    }
}
