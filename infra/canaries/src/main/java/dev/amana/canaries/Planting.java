package dev.amana.canaries;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/**
 * One mail in the making.
 *
 * @param author who sends it, and whom its From names
 * @param secret what is planted: the author, or harmless words
 * @param to the alias that it goes to
 */
record Planting(int number, Person author, Secrets secret, String to, Random random, List<String> lines) {

    String address() {
        return secret.address();
    }

    String name() {
        return secret.name();
    }

    String text() {
        return String.join("\n", lines) + "\n";
    }

    /** The ordinary lines with something of the secret after them. */
    String textWith(String more) {
        return text() + more + "\n";
    }

    String html(String more) {
        StringBuilder html = new StringBuilder("<html><body>");
        lines.forEach(line -> html.append("<p>").append(escaped(line)).append("</p>\n"));
        return html + more + "</body></html>";
    }

    static String escaped(String line) {
        return line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** The ordinary text in an encoding that decent programs use. */
    String body() {
        return entity("text/plain", text());
    }

    /** A text part, in UTF-8 as decent programs encode it. */
    String entity(String type, String text) {
        return switch (random.nextInt(3)) {
            case 0 -> part(type + "; charset=utf-8", "8bit", new String(Bytes.utf8(text), StandardCharsets.ISO_8859_1));
            case 1 ->
                part(type + "; charset=\"UTF-8\"", "quoted-printable", Encodings.quotedPrintable(Bytes.utf8(text), 76));
            default -> part(type + "; charset=utf-8", "base64", Encodings.base64(Bytes.utf8(text)));
        };
    }

    String inCharset(String type, String text, Charset charset) {
        return part(type + "; charset=" + charset.name(), "base64", Encodings.base64(text.getBytes(charset)));
    }

    /** Content-Type and Content-Transfer-Encoding, an empty line and the body, each character a byte. */
    static String part(String type, String encoding, String body) {
        return "Content-Type: " + type + "\r\nContent-Transfer-Encoding: " + encoding + "\r\n\r\n" + body;
    }

    static String file(String type, String name, byte[] content) {
        return "Content-Disposition: attachment; filename=\"" + name + "\"\r\n"
                + part(type, "base64", Encodings.base64(content));
    }

    String multipart(String subtype, String... parts) {
        String boundary = "=_b" + number + "_" + random.nextInt(1_000_000);
        StringBuilder all =
                new StringBuilder("Content-Type: multipart/" + subtype + "; boundary=\"" + boundary + "\"\r\n\r\n");
        for (String part : parts) {
            all.append("--").append(boundary).append("\r\n").append(part).append("\r\n");
        }
        return all.append("--").append(boundary).append("--\r\n").toString();
    }

    /** The ordinary text with a file beside it. */
    String with(String... parts) {
        String[] all = new String[parts.length + 1];
        all[0] = body();
        System.arraycopy(parts, 0, all, 1, parts.length);
        return multipart("mixed", all);
    }

    /** @param headers further ones, each with its CRLF */
    byte[] mail(String headers, String entity) {
        return mail("Subject: Question " + PlantedMail.marker(number) + "\r\n", headers, entity);
    }

    byte[] mail(String subject, String headers, String entity) {
        String from = "From: " + from() + "\r\nTo: <" + to + ">\r\n";
        String date = "Date: Sat, 21 Nov 2026 12:00:00 +0100\r\n";
        String id = "Message-ID: <" + PlantedMail.marker(number) + "." + Integer.toHexString(random.nextInt())
                + "@program.example>\r\n";
        return Bytes.latin(headers + from + date + subject + id + "MIME-Version: 1.0\r\n" + entity);
    }

    private String from() {
        return switch (random.nextInt(3)) {
            case 0 -> wire(author.address());
            case 1 -> Encodings.encodedWord(author.name(), StandardCharsets.UTF_8) + " <" + author.asciiAddress() + ">";
            default -> wire("\"" + author.name() + "\" <" + author.address() + ">");
        };
    }

    /** Each byte of its UTF-8 as a character. */
    static String wire(String text) {
        return new String(Bytes.utf8(text), StandardCharsets.ISO_8859_1);
    }
}
