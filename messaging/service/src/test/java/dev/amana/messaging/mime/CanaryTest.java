package dev.amana.messaging.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plants the sender's address and name in every corner of a mail; none may come out at the other end. */
class CanaryTest {
    private static final String ADDRESS = "canary.bird@mail.test";
    private static final String NAME = "Canary Bird";
    private static final String TEXT = "Ordinary text that must arrive.";

    private final MailReader reader = new MailReader();
    private final RelayComposer composer = new RelayComposer();

    /** A mail named by where the canary sits in it. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Planted(String place, byte[] mail) {
        @Override
        public String toString() {
            return place;
        }
    }

    @ParameterizedTest
    @MethodSource({"headers", "bodies", "attachments"})
    void canaryDoesNotGetOut(Planted planted) {
        ComposedMail relayed = composer.compose(reader.read(planted.mail()), order());

        assertThat(NaiveDecoder.contains(relayed.raw(), ADDRESS)).isFalse();
        assertThat(NaiveDecoder.contains(relayed.raw(), NAME)).isFalse();
        assertThat(relayed.text()).contains(TEXT);
    }

    static Stream<Planted> headers() {
        return Stream.of(
                        "Reply-To: " + ADDRESS,
                        "Sender: =?utf-8?B?" + base64(NAME) + "?= <" + ADDRESS + ">",
                        "Subject: from " + NAME + " " + ADDRESS,
                        "Subject: =?utf-8?Q?from_canary=2Ebird=40mail=2Etest?=",
                        "Subject: =?iso-8859-1?B?" + base64("I am " + ADDRESS) + "?=",
                        "Subject: =?utf-8?Q?can?=\r\n =?utf-8?Q?ary.bird@mail.test?=",
                        "Message-ID: <1." + ADDRESS + ">",
                        "References: <1." + ADDRESS + ">",
                        "X-Originating-Account: " + ADDRESS,
                        "Return-Path: <" + ADDRESS + ">",
                        "Received: from x (" + NAME + ") for <" + ADDRESS + ">",
                        "List-Unsubscribe: <mailto:" + ADDRESS + ">",
                        "Disposition-Notification-To: " + ADDRESS,
                        "Autocrypt: addr=" + ADDRESS + "; keydata=x",
                        "Cc: " + NAME + " <" + ADDRESS + ">",
                        "Organization: " + NAME)
                .map(header -> new Planted(header, mail(header, "text/plain", TEXT)));
    }

    static Stream<Planted> bodies() {
        String html = "<p>" + TEXT + "</p>";
        return Stream.of(
                text("plain", "text/plain", TEXT + " " + NAME + " <" + ADDRESS + ">"),
                text("upper case", "text/plain", TEXT + "\nCANARY.BIRD@MAIL.TEST"),
                text("wrapped", "text/plain", TEXT + "\n> canary.\n> bird@mail\n> .test"),
                text("quoted", "text/plain", TEXT + "\n\nOn Monday, " + NAME + " <\n" + ADDRESS + "> wrote:\n> x"),
                text("signature", "text/plain", TEXT + "\n-- \n" + NAME + "\n" + ADDRESS),
                text("html text", "text/html", html + "<div>" + ADDRESS + "</div>"),
                text("html split by tags", "text/html", html + "canary<b>.bird</b><i>@</i>mail.test"),
                text("html entities", "text/html", html + "&#99;anary.bird&commat;mail&period;test"),
                text("html link", "text/html", html + "<a href=\"mailto:canary.bird%40mail.test\">x</a>"),
                text("html query", "text/html", html + "<a href=\"https://x.test/?e=canary.bird%40mail.test\">x</a>"),
                text("html title", "text/html", html + "<span title=\"" + ADDRESS + "\">x</span>"),
                text("html comment", "text/html", html + "<!-- " + ADDRESS + " -->"),
                text("html style", "text/html", "<style>/* " + ADDRESS + " */</style>" + html),
                text("html alt", "text/html", html + "<img alt=\"" + NAME + "\" src=\"https://x.test/p.gif\">"),
                text(
                        "html data",
                        "text/html",
                        html + "<div data-owner=\"" + ADDRESS + "\" id=\"" + ADDRESS + "\">x</div>"),
                encoded("base64", "base64", base64(TEXT + " " + ADDRESS)),
                encoded("quoted-printable", "quoted-printable", TEXT + " canary=2Ebi=\r\nrd=40mail.test"),
                charset("utf-16", StandardCharsets.UTF_16BE),
                charset("utf-16le", StandardCharsets.UTF_16LE));
    }

    static Stream<Planted> attachments() {
        byte[] pdf = bytes("%PDF-1.4\n1 0 obj << /Author (" + NAME + ") >>\n%%EOF");
        return Stream.of(
                attached("file name", "text/plain; name=\"" + ADDRESS + ".txt\"", bytes("x")),
                attached(
                        "file name 2231", "text/plain; name*0*=utf-8''canary%2E; name*1*=bird%40mail.test", bytes("x")),
                attached("file name words", "text/plain; name=\"=?utf-8?B?" + base64(ADDRESS) + "?=\"", bytes("x")),
                attached("text file", "text/csv; name=a.csv", bytes("name,mail\n" + NAME + "," + ADDRESS)),
                attached("calendar", "text/calendar; name=a.ics", bytes("ORGANIZER:mailto:" + ADDRESS)),
                attached("vcard", "text/vcard; name=a.vcf", bytes("EMAIL:" + ADDRESS)),
                attached("nested mail", "message/rfc822", bytes("From: " + ADDRESS + "\r\n\r\nhello")),
                attached("winmail", "application/ms-tnef; name=winmail.dat", bytes("xx" + ADDRESS)),
                attached("signature", "application/pkcs7-signature; name=smime.p7s", bytes(ADDRESS)),
                attached("pdf", "application/pdf; name=a.pdf", pdf),
                attached("pdf stream", "application/pdf; name=a.pdf", pdfStream(ADDRESS)),
                attached("pdf utf-16 hex", "application/pdf; name=a.pdf", pdfHex(NAME)),
                attached(
                        "office file",
                        "application/vnd.openxmlformats-officedocument.wordprocessingml.document; name=a.docx",
                        zip("docProps/core.xml", bytes("<dc:creator>" + NAME + "</dc:creator>"))),
                attached(
                        "archive in office file",
                        "application/octet-stream; name=a.xlsx",
                        zip("x.bin", zip("y.xml", bytes(ADDRESS)))),
                attached("exif", "image/jpeg; name=a.jpg", jpeg("Exif\0\0 by " + ADDRESS)),
                attached("jpeg tail", "image/jpeg; name=a.jpg", concat(jpeg("x"), bytes(ADDRESS))),
                attached("png text", "image/png; name=a.png", png("tEXt", "Author\0" + NAME)),
                attached("png tail", "image/png; name=a.png", concat(png("gAMA", "abcd"), bytes(ADDRESS))),
                attached("unknown", "application/x-thing; name=a.bin", bytes(ADDRESS)),
                attached("content id", "image/png\r\nContent-ID: <" + ADDRESS + ">", png("gAMA", "abcd")));
    }

    private static RelayOrder order() {
        KnownParty buyer = new KnownParty("b7k@alias.amana.test", "Buyer", Set.of(ADDRESS), Set.of(NAME), Set.of());
        KnownParty seller =
                new KnownParty("s2m@alias.amana.test", "Seller", Set.of("seller@shop.test"), Set.of(), Set.of());
        return new RelayOrder(
                buyer,
                seller,
                "seller@shop.test",
                Locale.JAPANESE,
                "<1@alias.amana.test>",
                null,
                List.of(),
                Instant.EPOCH);
    }

    private static byte[] mail(String header, String type, String body) {
        return bytes("From: " + NAME + " <" + ADDRESS + ">\r\n" + header + "\r\nMIME-Version: 1.0\r\nContent-Type: "
                + type + "; charset=utf-8\r\n\r\n" + body.replace("\n", "\r\n"));
    }

    private static Planted text(String place, String type, String body) {
        return new Planted(place, mail("X-Mailer: x", type, body));
    }

    private static Planted encoded(String place, String encoding, String body) {
        return new Planted(place, mail("Content-Transfer-Encoding: " + encoding, "text/plain", body));
    }

    private static Planted charset(String name, Charset charset) {
        String body = Base64.getMimeEncoder().encodeToString((TEXT + " " + ADDRESS).getBytes(charset));
        return new Planted(
                name,
                bytes("From: " + ADDRESS + "\r\nContent-Transfer-Encoding: base64\r\nContent-Type: text/plain; charset="
                        + charset.name() + "\r\n\r\n" + body));
    }

    private static Planted attached(String place, String type, byte[] content) {
        String body = "--b\r\nContent-Type: text/plain\r\n\r\n" + TEXT + "\r\n--b\r\nContent-Type: " + type
                + "\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(content) + "\r\n--b--\r\n";
        return new Planted(
                place, bytes("From: " + ADDRESS + "\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" + body));
    }

    private static byte[] pdfStream(String text) {
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(deflated)) {
            out.write(bytes("BT (" + text + ") Tj ET"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return concat(concat(bytes("%PDF-1.4\n<< >>\nstream\n"), deflated.toByteArray()), bytes("\nendstream\n%%EOF"));
    }

    private static byte[] pdfHex(String text) {
        StringBuilder hex = new StringBuilder("FEFF");
        text.chars().forEach(c -> hex.append(String.format("%04X", c)));
        return bytes("%PDF-1.4\n<< /Author <" + hex + "> >>\n%%EOF");
    }

    private static byte[] zip(String name, byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] jpeg(String exif) {
        int length = exif.length() + 2;
        byte[] head = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE1, (byte) (length >> 8), (byte) length};
        byte[] scan = {(byte) 0xFF, (byte) 0xDA, 0, 3, 1, 7, 7, (byte) 0xFF, (byte) 0xD9};
        return concat(concat(head, bytes(exif)), scan);
    }

    private static byte[] png(String chunk, String content) {
        byte[] signature = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
        return concat(concat(signature, chunk(chunk, bytes(content))), chunk("IEND", new byte[0]));
    }

    private static byte[] chunk(String type, byte[] content) {
        byte[] length = {0, 0, (byte) (content.length >> 8), (byte) content.length};
        return concat(concat(concat(length, bytes(type)), content), new byte[4]);
    }

    private static byte[] concat(byte[] first, byte[] second) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(first);
        both.writeBytes(second);
        return both.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(bytes(text));
    }
}
