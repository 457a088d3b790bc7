package dev.amana.messaging.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.amana.messaging.review.SafeView.Kind;
import dev.amana.messaging.review.SafeView.Shown;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of strangers that can be looked at, and how much of the machine they can take. */
class SafeViewTest {
    private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private static final String WEBP = "image/webp";

    /** 64 by 48 pixels, red and blue, lossy, with a colour profile, as a browser stores it. */
    private static final byte[] RED_AND_BLUE = Base64.getMimeDecoder().decode("""
            UklGRkoCAABXRUJQVlA4WAoAAAAgAAAAPwAALwAASUNDUMgBAAAAAAHIAAAAAAQwAABtbnRyUkdC
            IFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAA
            AADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlk
            ZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAA
            ABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAA
            AAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAA
            AABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEA
            AAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAA
            ACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADZWUDggXAAAAJAEAJ0BKkAAMAA+
            bTSWR6QjIiEqtAgAgA2JYwDRBQA0AHyAABa1kTbvTmzGoAD+7tPf7FnLYF4/+rQ9aTrSfb0zvxwH
            /1BnmL8xf57fSZ9qKZ8SklxsuJBzwAAA
            """);

    private static Shown shown(String type, byte[] content) {
        return SafeView.of(type, content, 1).orElseThrow();
    }

    private static BufferedImage picture(Shown shown) throws IOException {
        assertThat(shown.type()).isEqualTo("image/png");
        return ImageIO.read(new ByteArrayInputStream(shown.content()));
    }

    private static String text(String type, byte[] content) {
        Shown shown = shown(type, content);
        assertThat(shown.type()).isEqualTo("text/plain;charset=UTF-8");
        return new String(shown.content(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif", "bmp", "tiff"})
    void pictureIsPaintedAnewAndALargeOneSmaller(String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BufferedImage drawn = new BufferedImage(4_100, 30, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = drawn.createGraphics();
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, 4_100, 30);
        pen.dispose();
        ImageIO.write(drawn, format, out);

        BufferedImage seen = picture(shown("image/" + format, out.toByteArray()));

        assertThat(seen.getWidth()).isBetween(1_300, 2_000);
        assertThat(new Color(seen.getRGB(5, 5)).getRed()).isGreaterThan(240);
        assertThat(new Color(seen.getRGB(5, 5)).getGreen()).isLessThan(15);
    }

    @Test
    void progressiveJpegIsPaintedAnewUnlessItHasFarMoreScansThanAPictureNeeds() throws IOException {
        byte[] jpeg = written("jpeg", 4_000, param -> param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT));
        assertThat(picture(shown("image/jpeg", jpeg)).getWidth()).isEqualTo(2_000);

        int lastScan = new String(jpeg, StandardCharsets.ISO_8859_1).lastIndexOf("\u00ff\u00da");
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        bomb.write(jpeg, 0, lastScan);
        for (int i = 0; i < 1_000; i++) {
            bomb.write(jpeg, lastScan, jpeg.length - 2 - lastScan);
        }
        bomb.write(jpeg, jpeg.length - 2, 2);

        assertTimeout(
                Duration.ofSeconds(5),
                () -> assertThat(SafeView.of("image/jpeg", bomb.toByteArray(), 1))
                        .isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"tiff, JPEG", "bmp, BI_JPEG", "bmp, BI_PNG"})
    void pictureWithinAPictureIsNotDecoded(String format, String compression) throws IOException {
        byte[] within = written(format, 40, param -> {
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionType(compression);
        });

        assertThat(SafeView.of("image/" + format, within, 1)).isEmpty();
    }

    private static byte[] written(String format, int side, Consumer<ImageWriteParam> how) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        how.accept(param);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            BufferedImage drawn = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
            writer.write(null, new IIOImage(drawn, null, null), param);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    @Test
    void webpIsPaintedAnew() throws IOException {
        BufferedImage seen = picture(shown(WEBP, RED_AND_BLUE));

        assertThat(seen.getWidth()).isEqualTo(64);
        assertThat(seen.getHeight()).isEqualTo(48);
        assertThat(new Color(seen.getRGB(8, 20)).getRed()).isBetween(170, 215);
        assertThat(new Color(seen.getRGB(8, 20)).getBlue()).isLessThan(60);
        assertThat(new Color(seen.getRGB(56, 20)).getBlue()).isBetween(170, 215);
    }

    @Test
    void losslessWebpIsPaintedAnew() throws IOException {
        BufferedImage seen = picture(shown(WEBP, Webps.plain(200, 100, 0xC03020)));

        assertThat(seen.getWidth()).isEqualTo(200);
        assertThat(seen.getRGB(150, 50) & 0xFFFFFF).isEqualTo(0xC03020);
    }

    /** A tenth of a megabyte, of which the decoder would make more than 300 of tables. */
    @Test
    void webpWithMoreTablesThanPixelsIsNotDecoded() {
        byte[] bomb = Webps.manyTables();
        assertThat(bomb).hasSizeLessThan(200_000);

        assertThat(SafeView.of(WEBP, bomb, 1)).isEmpty();
    }

    @Test
    void webpThatSaysAnotherSizeInsideIsAsLargeAsItIsInside() {
        byte[] large = Webps.plain(16_000, 16_000, 0);
        byte[] small = Webps.within(10, 10, large);

        assertThat(SafeView.of(WEBP, large, 1)).isEmpty();
        assertThat(SafeView.of(WEBP, small, 1)).isEmpty();
    }

    @Test
    void pageOfAPdfIsDrawnAsAPicture() throws IOException {
        byte[] pdf;
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            document.addPage(new PDPage(PDRectangle.A4));
            PDPage second = new PDPage(PDRectangle.A4);
            document.addPage(second);
            try (PDPageContentStream content = new PDPageContentStream(document, second)) {
                content.setNonStrokingColor(Color.RED);
                content.addRect(0, PDRectangle.A4.getHeight() / 2, PDRectangle.A4.getWidth(), 400);
                content.fill();
                content.setNonStrokingColor(Color.BLACK);
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 48);
                content.newLineAtOffset(50, 100);
                content.showText("Ordinary words");
                content.endText();
            }
            document.save(out);
            pdf = out.toByteArray();
        }

        Shown first = SafeView.of("application/pdf", pdf, 1).orElseThrow();
        Shown second = SafeView.of("application/pdf", pdf, 2).orElseThrow();

        assertThat(second.pages()).isEqualTo(2);
        BufferedImage empty = picture(first);
        BufferedImage seen = picture(second);
        assertThat(seen.getHeight()).isBetween(1_200, 1_300);
        assertThat(seen.getRGB(400, 300) & 0xFFFFFF).isEqualTo(0xFF0000);
        assertThat(dark(empty, 1_000)).isZero();
        assertThat(dark(seen, 1_000)).isGreaterThan(500);
        assertThat(SafeView.of("application/pdf", pdf, 3)).isEmpty();
    }

    /** Dots below a line. */
    private static long dark(BufferedImage picture, int from) {
        long dark = 0;
        for (int y = from; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                dark += (picture.getRGB(x, y) & 0xFFFFFF) == 0 ? 1 : 0;
            }
        }
        return dark;
    }

    @Test
    void officeDocumentIsShownAsItsWords() throws IOException {
        byte[] docx = zip(Map.of(
                "word/document.xml",
                bytes("<w:document><w:p><w:t>The lamp &amp; its</w:t></w:p><w:p><w:t>bill</w:t></w:p></w:document>")));

        assertThat(text(DOCX, docx)).contains("The lamp & its\nbill");
        assertThat(SafeView.of(DOCX, zip(Map.of("word/document.xml", bytes("<w:document/>"))), 1))
                .as("without a word")
                .isEmpty();
    }

    @Test
    void archiveIsShownAsItsListWithWhatItsFilesSay() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("bill.txt", bytes("49.90 EUR"));
        files.put("photos/lamp.png", new byte[] {(byte) 0x89, 'P', 'N', 'G'});

        assertThat(text("application/zip", zip(files))).contains("bill.txt", "49.90 EUR", "photos/lamp.png");
    }

    @Test
    void archiveOutOfWhichTooMuchWouldComeIsNotShown() throws IOException {
        assertThat(SafeView.of("application/zip", zip(Map.of("zeros.txt", new byte[40_000_000])), 1))
                .isEmpty();
    }

    @Test
    void calendarAndCardAreShownUnfolded() {
        String calendar =
                "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Pick up the\r\n  lamp\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        String card = "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Selim\r\nNOTE:Sells la\r\n mps\r\nEND:VCARD\r\n";

        assertThat(text("text/calendar", bytes(calendar))).contains("SUMMARY:Pick up the lamp");
        assertThat(text("text/vcard", bytes(card))).contains("FN:Selim", "NOTE:Sells lamps");
    }

    @Test
    void mailIsShownAsWhoWroteWhatToWhom() {
        String mail = """
                From: Selim <selim@shop.test>
                To: berta@mail.test
                Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/html; charset=utf-8

                <p>Your <b>lamp</b></p><script>alert(1)</script>
                --b
                Content-Type: text/plain; name=bill.txt
                Content-Disposition: attachment; filename=bill.txt

                49.90 EUR
                --b--
                """;

        assertThat(text("message/rfc822", bytes(mail)))
                .startsWith("From: Selim <selim@shop.test>\nTo: berta@mail.test\nSubject: Grüße\n")
                .contains("Your lamp", "bill.txt", "49.90 EUR")
                .doesNotContain("alert");
    }

    @Test
    void longTextIsCutAndSaysSo() {
        String text = text("text/plain", bytes("ü".repeat(SafeView.MOST_TEXT_CHARACTERS + 5)));

        assertThat(text).startsWith("üüü").endsWith("ü\n[…]").hasSize(SafeView.MOST_TEXT_CHARACTERS + 4);
    }

    @Test
    void programsAndWhatIsNoPictureAreNotShown() {
        assertThat(Kind.of("application/x-msdownload")).isEqualTo(Kind.NONE);
        assertThat(SafeView.of(WEBP, bytes("RIFF\0\0\0\0WEBPVP8 "), 1)).isEmpty();
        assertThat(SafeView.of("image/tiff", bytes("II*\0 nothing"), 1)).isEmpty();
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }
}
