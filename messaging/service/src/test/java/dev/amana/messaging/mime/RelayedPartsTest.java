package dev.amana.messaging.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whole mails with parts of every kind, as the recipient's program takes them apart. */
class RelayedPartsTest {
    private static final String ADDRESS = "canary.bird@mail.test";
    private static final String ALIAS = "b7k@alias.amana.test";
    /** A text and a film. */
    private static final String ZIP_OF_FILM =
            "UEsDBBQAAAAIAAAAIVyDFtyMAwAAAAEAAAAFAAAAYS50eHSrAABQSwMEFAAAAAgAAAAhXO1inl4SAAAAEAAAAAgA"
                    + "AABmaWxtLm1wNGNgYJBIK6ksyC0wMUpMSk4BAFBLAQIUAxQAAAAIAAAAIVyDFtyMAwAAAAEAAAAFAAAAAAAAAAAA"
                    + "AACAAQAAAABhLnR4dFBLAQIUAxQAAAAIAAAAIVztYp5eEgAAABAAAAAIAAAAAAAAAAAAAACAASYAAABmaWxtLm1w"
                    + "NFBLBQYAAAAAAgACAGkAAABeAAAAAAA=";

    private static final String CALENDAR = """
            BEGIN:VCALENDAR
            VERSION:2.0
            METHOD:REQUEST
            BEGIN:VEVENT
            ORGANIZER:mailto:canary.bird@mail.test
            SUMMARY:Pick-up
            END:VEVENT
            END:VCALENDAR
            """;

    private final MailReader reader = new MailReader();
    private final RelayComposer composer = new RelayComposer();

    @Test
    void invitationStaysBesideTheTextWithItsMethod() throws Exception {
        ComposedMail relayed = relay(mail(
                "multipart/alternative",
                part("text/plain", "Come!"),
                part("text/html", "<p>Come!</p>"),
                part("text/calendar; method=REQUEST; charset=utf-8", CALENDAR)));

        List<Part> leaves = leaves(relayed.raw());
        Part invitation = leaves.getLast();
        assertThat(invitation.getContentType()).contains("text/calendar", "method=REQUEST");
        assertThat(text(invitation))
                .contains("ORGANIZER;CN=\"Buyer\":mailto:" + ALIAS)
                .doesNotContain("canary");
        assertThat(new MimeMessage(null, new ByteArrayInputStream(relayed.raw())).getContentType())
                .contains("multipart/alternative");
    }

    @Test
    void forwardedMailIsRebuiltWithoutPeople() throws Exception {
        String inner = "From: Third <third@else.test>\r\nTo: " + ADDRESS + "\r\nCc: x@private.test\r\nX-Own: " + ADDRESS
                + "\r\nReceived: from canary\r\nDate: Tue, 4 Aug 2026 10:00:00 +0200\r\nSubject: About Canary Bird\r\n"
                + "Content-Type: multipart/mixed; boundary=i\r\n\r\n--i\r\n\r\nHello " + ADDRESS
                + "\r\n--i\r\nContent-Type: message/rfc822\r\n\r\nFrom: " + ADDRESS
                + "\r\nSubject: deeper\r\n\r\nDeep words\r\n--i--\r\n";

        ComposedMail relayed =
                relay(mail("multipart/mixed", part("text/plain", "See below"), part("message/rfc822", inner)));

        assertThat(relayed.dropped()).isEmpty();
        String raw = new String(relayed.raw(), UTF_8);
        assertThat(raw)
                .contains("Subject: About Buyer", "Deep words", "Hello " + ALIAS, "Tue, 4 Aug 2026 08:00:00 +0000")
                .contains("From: Third <hidden@address.invalid>", "From: " + ALIAS)
                .doesNotContain("third@else", "private.test", "X-Own", "Received")
                .doesNotContainIgnoringCase("canary");
        assertThat(leaves(relayed.raw())).hasSize(2);
    }

    @Test
    void signatureGoesAndWhatWasSignedStays() {
        ComposedMail relayed = relay(mail(
                "multipart/signed; protocol=\"application/pgp-signature\"",
                part("text/plain", "The signed words"),
                part("application/pgp-signature; name=signature.asc", "-----BEGIN PGP SIGNATURE-----\nabc")));

        assertThat(relayed.text()).startsWith("The signed words").contains("signature.asc");
        assertThat(relayed.dropped())
                .extracting(DroppedPart::reason)
                .containsExactly(DroppedPart.Reason.SIGNED_OR_ENCRYPTED);
    }

    @Test
    void inlineSignatureAndKeyGoToo() {
        ComposedMail relayed = relay(mail("multipart/mixed", part("text/plain", """
                        -----BEGIN PGP SIGNED MESSAGE-----
                        Hash: SHA512

                        The words
                        - -- dashed
                        -----BEGIN PGP SIGNATURE-----

                        iQabc
                        -----END PGP SIGNATURE-----
                        """)));

        assertThat(relayed.text()).startsWith("The words\n-- dashed\n").doesNotContain("PGP SIG", "iQabc");
        assertThat(relayed.dropped()).hasSize(1);
    }

    @Test
    void encryptedPartIsLeftOutWithANotice() {
        ComposedMail relayed = relay(mail(
                "multipart/mixed",
                part("text/plain", "Hello"),
                part("application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m", "xyz")));

        assertThat(relayed.text()).contains("smime.p7m");
        assertThat(relayed.attachments()).isEmpty();
    }

    @Test
    void whatAnSMimeSignatureEnclosesStays() {
        byte[] entity = "Content-Type: text/plain\r\n\r\nThe enclosed words\r\n".getBytes(UTF_8);
        byte[] oid = {6, 9, 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 1, 7, 1};
        byte[] octets = indefinite(
                0x24, der(4, Arrays.copyOf(entity, 20)), der(4, Arrays.copyOfRange(entity, 20, entity.length)));
        byte[] data = indefinite(
                0x30, der(2, new byte[] {1}), der(0x31, new byte[0]), indefinite(0x30, oid, indefinite(0xA0, octets)));
        byte[] signedOid = oid.clone();
        signedOid[10] = 2;
        byte[] cms = indefinite(0x30, signedOid, indefinite(0xA0, data));

        ComposedMail relayed = relay(
                mail("multipart/mixed", file("application/pkcs7-mime; smime-type=signed-data; name=smime.p7m", cms)));

        assertThat(relayed.text()).startsWith("The enclosed words").contains("smime.p7m");
    }

    private static byte[] der(int tag, byte[] content) {
        return ByteBuffer.allocate(2 + content.length)
                .put((byte) tag)
                .put((byte) content.length)
                .put(content)
                .array();
    }

    private static byte[] indefinite(int tag, byte[]... contents) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        out.write(0x80);
        for (byte[] content : contents) {
            out.writeBytes(content);
        }
        out.writeBytes(new byte[2]);
        return out.toByteArray();
    }

    @Test
    void winmailIsUnpackedAndItsFilesAreJudged() {
        byte[] winmail = winmail("Words from Canary Bird", "notes.txt", "I am " + ADDRESS, "virus.exe", "MZ");

        ComposedMail relayed = relay(mail("multipart/mixed", file("application/ms-tnef; name=winmail.dat", winmail)));

        assertThat(relayed.text()).startsWith("Words from Buyer").contains("virus.exe");
        assertThat(relayed.attachments()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("notes.txt");
            assertThat(new String(file.content(), UTF_8)).isEqualTo("I am " + ALIAS);
        });
    }

    @Test
    void authorReadsTheNamesOfWhatIsLeftOutAsTheyWroteThemAndTheReaderDoesNot() {
        byte[] archive = Base64.getDecoder().decode(ZIP_OF_FILM);
        ComposedMail relayed = relay(mail(
                "multipart/mixed",
                part("text/plain", "See"),
                file("image/heic; name=\"seller@shop.test.heic\"", new byte[] {1, 2, 3}),
                file("application/zip; name=\"" + ADDRESS + ".zip\"", archive)));

        assertThat(relayed.dropped())
                .extracting(DroppedPart::shownToAuthor)
                .containsExactly("seller@shop.test.heic", ADDRESS + ".zip / film.mp4");
        assertThat(relayed.dropped())
                .extracting(DroppedPart::name)
                .containsExactly("s2m@alias.amana.test.heic", ALIAS + ".zip / film.mp4");
        assertThat(new String(relayed.raw(), UTF_8)).doesNotContain(ADDRESS);
    }

    @Test
    void nameOfManyLinesIsShownOnOneShortLine() {
        DroppedPart part = new DroppedPart("", "", DroppedPart.Reason.UNREADABLE, "a\r\nb\u202Ec" + "d".repeat(300));

        assertThat(part.shownToAuthor()).startsWith("a b cddd").hasSizeLessThan(210);
    }

    @Test
    void tableKeepsItsCharset() throws Exception {
        byte[] csv = ("K\u00e4ufer;Adresse\r\nM\u00fcller;" + ADDRESS + "\r\n").getBytes(ISO_8859_1);

        ComposedMail relayed =
                relay(mail("multipart/mixed", part("text/plain", "x"), file("text/csv; name=a.csv", csv)));

        MailAttachment table = relayed.attachments().getFirst();
        assertThat(new String(table.content(), table.textCharset()))
                .isEqualTo("K\u00e4ufer;Adresse\r\nM\u00fcller;" + ALIAS + "\r\n");
        assertThat(table.content()).contains((byte) 0xE4);
        assertThat(leaves(relayed.raw()).getLast().getContentType()).contains("charset=");
    }

    @Test
    void whatDocumentsSayIsToldToModerationWithinBounds() {
        byte[] mail = mail(
                "multipart/mixed",
                part("text/plain", "Hello"),
                part("message/rfc822", "Subject: hidden threat\r\n\r\nI know where you live"),
                file("application/pdf; name=a.pdf", "%PDF-1.4 broken".getBytes(UTF_8)));

        assertThat(reader.read(mail).hidden()).contains("hidden threat", "I know where you live");
        assertThat(reader.readJudged(mail).hidden()).isEmpty();
    }

    @Test
    void htmlKeepsItsLookAndFetchesNothing() {
        String html = """
                <html><head><style>@media print{p{color:red}} .box, td.x {width: 120px; background: url(https://t.test/a)}
                p { margin: 0 } @import url(https://t.test/b);</style></head>
                <body background="https://t.test/c" onload="x()"><table bgcolor="#eeeeee" width="80%"><tr>
                <td class="x" style="color:#123456">cell</td></tr></table><p>words</p>
                <img src="https://t.test/pixel.gif" width="1" height="1">
                <img src="https://t.test/logo.png" alt="Shop logo" srcset="https://t.test/d 2x">
                <div style="display:none">preheader</div><svg><image href="https://t.test/e"/></svg>
                <form action="https://t.test/f"><input name="q"></form><meta http-equiv="refresh" content="0;url=//t.test">
                <a href="https://shop.test/order">order</a></body></html>
                """;

        String relayed = new String(
                        relay(mail("multipart/alternative", part("text/plain", "cell words"), part("text/html", html)))
                                .raw(),
                        UTF_8)
                .replace("=\r\n", "")
                .replace("=3D", "=");

        assertThat(relayed)
                .contains("bgcolor=\"#eeeeee\"", "width=\"80%\"", "width:120px", "color:#123456", "margin:0")
                .contains("[Shop logo]", "https://shop.test/order")
                .doesNotContain("t.test", "preheader", "<form", "<svg", "onload", "<style", "red");
    }

    @Test
    void inlinePicturesAreFoundByIdentifiersThatTellNothing() throws Exception {
        byte[] picture = Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");
        ComposedMail relayed = relay(mail(
                "multipart/related",
                part("text/html", "<p>See <img src=\"cid:part1.XY@own-domain.test\" alt=\"it\"></p>"),
                file("image/gif; name=a.gif\r\nContent-ID: <part1.XY@own-domain.test>", picture)));

        List<Part> leaves = leaves(relayed.raw());
        assertThat(text(leaves.get(1))).contains("cid:part1.XY@alias.amana.test");
        assertThat(leaves.getLast().getHeader("Content-ID")).containsExactly("<part1.XY@alias.amana.test>");
        assertThat(new String(relayed.raw(), UTF_8)).doesNotContain("own-domain");
    }

    private ComposedMail relay(byte[] mail) {
        KnownParty buyer =
                new KnownParty(ALIAS, "Buyer", Set.of(ADDRESS), Set.of("Canary Bird"), Set.of("+49 30 7654321"));
        KnownParty seller =
                new KnownParty("s2m@alias.amana.test", "Seller", Set.of("seller@shop.test"), Set.of(), Set.of());
        return composer.compose(
                reader.read(mail),
                new RelayOrder(
                        buyer,
                        seller,
                        "seller@shop.test",
                        Locale.ENGLISH,
                        "<1@alias.amana.test>",
                        null,
                        List.of(),
                        Instant.EPOCH));
    }

    private static byte[] mail(String type, String... parts) {
        StringBuilder mail = new StringBuilder(
                        "From: Canary Bird <" + ADDRESS + ">\r\nMIME-Version: 1.0\r\nContent-Type: ")
                .append(type)
                .append("; boundary=b\r\n\r\n");
        for (String part : parts) {
            mail.append("--b\r\n").append(part).append("\r\n");
        }
        return mail.append("--b--\r\n").toString().getBytes(ISO_8859_1);
    }

    private static String part(String type, String content) {
        return "Content-Type: " + type + "\r\n\r\n"
                + content.replace("\r\n", "\n").replace("\n", "\r\n");
    }

    private static String file(String type, byte[] content) {
        return "Content-Type: " + type
                + "\r\nContent-Disposition: attachment\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(content);
    }

    private static byte[] winmail(String body, String... namesAndContents) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {0x78, (byte) 0x9F, 0x3E, 0x22, 1, 0});
        attribute(out, 1, 0x800C, 2, body.getBytes(UTF_8));
        for (int i = 0; i < namesAndContents.length; i += 2) {
            attribute(out, 2, 0x9002, 6, new byte[14]);
            attribute(out, 2, 0x8010, 1, (namesAndContents[i] + "\0").getBytes(UTF_8));
            attribute(out, 2, 0x800F, 6, namesAndContents[i + 1].getBytes(UTF_8));
        }
        return out.toByteArray();
    }

    private static void attribute(ByteArrayOutputStream out, int level, int id, int type, byte[] data) {
        int sum = 0;
        for (byte b : data) {
            sum += b & 0xFF;
        }
        out.writeBytes(ByteBuffer.allocate(11 + data.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) level)
                .putShort((short) id)
                .putShort((short) type)
                .putInt(data.length)
                .put(data)
                .putShort((short) sum)
                .array());
    }

    private static List<Part> leaves(byte[] raw) throws Exception {
        List<Part> leaves = new ArrayList<>();
        collect(new MimeMessage(null, new ByteArrayInputStream(raw)), leaves);
        return leaves;
    }

    private static void collect(Part part, List<Part> leaves) throws Exception {
        if (part.isMimeType("multipart/*")) {
            Multipart parts = (Multipart) part.getContent();
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart child = parts.getBodyPart(i);
                collect(child, leaves);
            }
        } else {
            leaves.add(part);
        }
    }

    private static String text(Part part) throws Exception {
        return new String(part.getInputStream().readAllBytes(), UTF_8);
    }
}
