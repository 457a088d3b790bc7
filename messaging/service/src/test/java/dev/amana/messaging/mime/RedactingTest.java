package dev.amana.messaging.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.amana.messaging.file.EventUids;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.junit.jupiter.api.Test;

/** Words that moderation wants gone are gone from what leaves, or nothing leaves. */
class RedactingTest {
    private static final String WORDS = "filthy liar";

    private final RelayComposer composer = new RelayComposer();

    @Test
    void wordsAreTakenOutOfTextAndFiles() {
        ComposedMail mail =
                relay("You Filthy\r\n> Liar!", "text/csv", "a.csv", "a;FILTHY LIAR;b".getBytes(StandardCharsets.UTF_8));
        assertThat(mail.text()).contains("[removed]").doesNotContainIgnoringCase("filthy");
        assertThat(mail.attachments())
                .singleElement()
                .satisfies(file -> assertThat(new String(file.content(), StandardCharsets.UTF_8))
                        .isEqualTo("a;[removed];b"));
    }

    @Test
    void whatAPdfDrawsCannotBeTakenOutSoNothingLeaves() throws IOException {
        byte[] pdf = pdf("You are a filthy liar");
        assertThatThrownBy(() -> relay("Hello", "application/pdf", "a.pdf", pdf))
                .isInstanceOf(UnreadableMail.class);
        assertThat(relay("Hello", "application/pdf", "a.pdf", pdf("You are very kind"))
                        .attachments())
                .hasSize(1);
    }

    private ComposedMail relay(String text, String type, String name, byte[] file) {
        String raw = "From: Berta Beispiel <berta@mail.test>\r\nSubject: Lamp\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n" + text
                + "\r\n--b\r\nContent-Type: " + type + "\r\nContent-Disposition: attachment; filename=" + name
                + "\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(file) + "\r\n--b--\r\n";
        KnownParty buyer = new KnownParty(
                "b2k@alias.amana.test", "Buyer", Set.of("berta@mail.test"), Set.of("Berta Beispiel"), Set.of());
        KnownParty seller =
                new KnownParty("s2m@alias.amana.test", "Seller", Set.of("selim@shop.test"), Set.of(), Set.of());
        return composer.compose(
                new MailReader().read(raw.getBytes(StandardCharsets.US_ASCII)),
                new RelayOrder(
                        buyer,
                        seller,
                        "selim@shop.test",
                        Locale.ENGLISH,
                        "<1@alias.amana.test>",
                        null,
                        List.of(),
                        Instant.EPOCH,
                        null,
                        null,
                        EventUids.of("author", "reader"),
                        new Treatment(false, false, List.of(WORDS))));
    }

    private static byte[] pdf(String text) throws IOException {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(FontName.HELVETICA), 12);
                content.newLineAtOffset(50, 700);
                content.showText(text);
                content.endText();
            }
            document.save(out);
            return out.toByteArray();
        }
    }
}
