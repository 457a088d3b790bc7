package dev.amana.messaging.file;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Calendar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Documents made with the libraries that people's programs use, or by the standard where those are large. */
class DocumentsTest {
    private final FileRewriter rewriter = new FileRewriter(FilePolicy.standard());

    @Test
    void pdfLosesWhatTellsOfItsAuthorAndWhatActs() throws Exception {
        byte[] clean = rewritten("a.pdf", FileType.PDF, pdf(null));

        String raw = new String(clean, StandardCharsets.ISO_8859_1);
        assertThat(raw).doesNotContain("app.alert", "/Author", "/Metadata");
        try (PDDocument document = Loader.loadPDF(clean)) {
            assertThat(document.getDocumentInformation().getAuthor()).isNull();
            assertThat(document.getDocumentCatalog().getMetadata()).isNull();
            assertThat(document.getDocumentCatalog().getOpenAction()).isNull();
            assertThat(FileText.ofPdf(clean)).contains("Ordinary words of a page");
            PDPage page = document.getPage(0);
            assertThat(page.getAnnotations())
                    .filteredOn(PDAnnotationText.class::isInstance)
                    .allSatisfy(note -> assertThat(note.getCOSObject().containsKey(COSName.T))
                            .isFalse())
                    .extracting(note -> note.getContents())
                    .containsExactly("from Buyer");
            assertThat(page.getAnnotations())
                    .filteredOn(PDAnnotationLink.class::isInstance)
                    .extracting(link -> ((PDActionURI) ((PDAnnotationLink) link).getAction()).getURI())
                    .containsExactly("mailto:" + Rewritings.ALIAS);
            Map<String, PDComplexFileSpecification> files =
                    document.getDocumentCatalog().getNames().getEmbeddedFiles().getNames();
            assertThat(new String(files.get("a.txt").getEmbeddedFile().toByteArray(), UTF_8))
                    .isEqualTo("I am Buyer");
            assertThat(files.get("b.exe").getEmbeddedFile().toByteArray()).isEmpty();
        }
    }

    @Test
    void fileInAPdfThatIsNotRelayedIsToldByItsName() throws Exception {
        Budget budget = new Budget();
        rewriter.rewritten(new NamedFile("a.pdf", FileType.PDF, pdf(null)), UTF_8, new Rewritings(), budget);

        assertThat(budget.takeLeftOut()).containsExactly(new Budget.LeftOut("b.exe", FileFault.Kind.EXECUTABLE));
    }

    @Test
    void samePdfComesOutTheSameEachTime() throws Exception {
        byte[] pdf = pdf(null);

        assertThat(rewritten("a.pdf", FileType.PDF, pdf)).isEqualTo(rewritten("a.pdf", FileType.PDF, pdf));
    }

    @Test
    void pdfThatNeedsAPasswordIsRefused() throws Exception {
        byte[] pdf = pdf("secret");

        assertThatThrownBy(() -> rewritten("a.pdf", FileType.PDF, pdf)).hasMessage("SECURED");
    }

    @Test
    void wordDocumentLosesPropertiesAndAuthorsAndKeepsItsText() throws Exception {
        Map<String, byte[]> parts = Zips.entries(rewritten("a.docx", FileType.DOCX, docx()), new Budget());

        assertThat(parts).doesNotContainKey("docProps/thumbnail.jpeg");
        assertThat(text(parts, "_rels/.rels")).contains("word/document.xml").doesNotContain("thumbnail");
        assertThat(text(parts, "docProps/core.xml")).doesNotContain("Canary");
        assertThat(text(parts, "word/comments.xml"))
                .contains("w:author=\"Author\"", "a comment")
                .doesNotContain("Canary");
        assertThat(text(parts, "word/document.xml"))
                .contains("w:author=\"Author\"", "xml:space=\"preserve\"> &amp; ordinary </w:t>", "written by Buyer")
                .doesNotContain("Canary");
        assertThat(text(parts, "word/styles.xml")).isEqualTo("<w:styles xmlns:w=\"w\"><w:x/></w:styles>");
        assertThat(parts.get("word/embeddings/oleObject1.bin")).isEmpty();
        assertThat(text(parts, "word/header1.xml")).contains("drow").doesNotContain("bdo");
        assertThat(parts.get("word/media/film.mp4")).isEmpty();
        assertThat(new String(parts.get("word/media/drawing.emf"), UTF_16LE))
                .contains("drawn")
                .doesNotContain("Bird");
        assertThat(new String(parts.get("word/media/old.wmf"), UTF_8))
                .contains("drawn")
                .doesNotContain("Bird", "behind");
        assertThat(parts.get("word/media/packed.wmz")).isEmpty();
        assertThat(parts.get("word/media/broken.wmf")).isEmpty();
        assertThat(new FileText(FilePolicy.standard(), 1000)
                        .of(new NamedFile("a.docx", FileType.DOCX, docx()))
                        .text())
                .contains("written by Canary Bird", "& ordinary");
    }

    @Test
    void openDocumentKeepsItsTypeInFrontAndLosesItsAuthor() throws Exception {
        Map<String, byte[]> odt = new LinkedHashMap<>();
        odt.put("mimetype", FileType.ODT.mediaType().getBytes(UTF_8));
        odt.put("meta.xml", xml("<m><meta:initial-creator>Canary Bird</meta:initial-creator></m>"));
        odt.put(
                "content.xml",
                xml("<c><office:annotation><dc:creator>C. Bird</dc:creator></office:annotation>"
                        + "<text:p>Guten Tag</text:p></c>"));
        odt.put(
                "settings.xml",
                xml("<s><config:config-item config:name=\"PrinterName\">Bird's room</config:config-item>"
                        + "<config:config-item config:name=\"Zoom\">100</config:config-item></s>"));
        odt.put("styles.xml", xml("<s><text:sender-email>c@bird.test</text:sender-email></s>"));
        odt.put("Thumbnails/thumbnail.png", new byte[] {1});
        odt.put(
                "META-INF/manifest.xml",
                xml("<manifest:manifest><manifest:file-entry manifest:full-path=\"Thumbnails/thumbnail.png\"/>"
                        + "<manifest:file-entry manifest:full-path=\"content.xml\"/></manifest:manifest>"));

        byte[] clean = rewritten("a.odt", FileType.ODT, Zips.archive(odt));

        assertThat(new String(clean, 30, 8 + FileType.ODT.mediaType().length(), UTF_8))
                .isEqualTo("mimetype" + FileType.ODT.mediaType());
        Map<String, byte[]> parts = Zips.entries(clean, new Budget());
        assertThat(parts).doesNotContainKey("Thumbnails/thumbnail.png");
        assertThat(text(parts, "META-INF/manifest.xml")).contains("content.xml").doesNotContain("Thumbnails");
        assertThat(text(parts, "content.xml")).contains("Guten Tag").doesNotContain("Bird");
        assertThat(text(parts, "meta.xml")).doesNotContain("Bird");
        assertThat(text(parts, "settings.xml")).contains("100").doesNotContain("Bird");
        assertThat(text(parts, "styles.xml")).doesNotContain("bird");
    }

    @Test
    void documentWithMacrosIsRefused() {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("[Content_Types].xml", xml("<Types/>"));
        entries.put("word/vbaProject.bin", new byte[] {1});

        assertThatThrownBy(() -> rewritten("a.docx", FileType.DOCX, Zips.archive(entries)))
                .hasMessage("EXECUTABLE");
    }

    @Test
    void archiveHoldsWhatMayBeRelayedOfIt() throws Exception {
        Map<String, byte[]> inner = Map.of("deep/notes.txt", "from Canary Bird".getBytes(UTF_8));
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put(
                "Canary Bird.csv",
                "name;mail\r\nM\u00fcller;canary.bird@mail.test".getBytes(StandardCharsets.ISO_8859_1));
        entries.put("../inner.zip", Zips.archive(inner));
        entries.put("a.bin", new byte[] {1, 2});

        Map<String, byte[]> clean = Zips.entries(rewritten("a.zip", FileType.ZIP, Zips.archive(entries)), new Budget());

        assertThat(clean).containsOnlyKeys("Buyer.csv", "inner.zip");
        assertThat(new String(clean.get("Buyer.csv"), StandardCharsets.ISO_8859_1))
                .isEqualTo("name;mail\r\nM\u00fcller;" + Rewritings.ALIAS);
        assertThat(text(Zips.entries(clean.get("inner.zip"), new Budget()), "deep/notes.txt"))
                .isEqualTo("from Buyer");
    }

    @Test
    void archivesThatCannotBeLookedIntoAreRefused() {
        byte[] encrypted = Zips.archive(Map.of("a.txt", new byte[] {1}));
        encrypted[6] |= 1;
        byte[] bomb = Zips.archive(Map.of("a.txt", new byte[20_000_000]));
        byte[] program = Zips.archive(Map.of("a.exe", "MZ".getBytes(UTF_8)));
        byte[] deep = Zips.archive(Map.of("a.txt", "x".getBytes(UTF_8)));
        for (int i = 0; i < 5; i++) {
            deep = Zips.archive(Map.of("a.zip", deep));
        }
        byte[] tooDeep = deep;

        assertThatThrownBy(() -> rewritten("a.zip", FileType.ZIP, encrypted)).hasMessage("SECURED");
        assertThatThrownBy(() -> rewritten("a.zip", FileType.ZIP, bomb)).hasMessage("TOO_LARGE");
        assertThatThrownBy(() -> rewritten("a.zip", FileType.ZIP, program)).hasMessage("EXECUTABLE");
        assertThatThrownBy(() -> rewritten("a.zip", FileType.ZIP, tooDeep)).hasMessage("TOO_LARGE");
    }

    @Test
    void picturesNoBrowserShowsBecomePng() throws Exception {
        for (String format : List.of("bmp", "tiff")) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(8, 6, BufferedImage.TYPE_INT_RGB), format, out);
            NamedFile file = FilePolicy.standard().identified("a." + format, "", out.toByteArray());

            NamedFile png = FileRewriter.picture(file);

            assertThat(png.name()).isEqualTo("a.png");
            assertThat(ImageIO.read(new ByteArrayInputStream(png.content())).getWidth())
                    .isEqualTo(8);
        }
    }

    @Test
    void webpLosesExifAndItsFlag() {
        byte[] webp = "RIFF\0\0\0\0WEBPVP8X\n\0\0\0\u000c\0\0\0\0\0\0\0\0\0VP8 \2\0\0\0abEXIF\6\0\0\0canary"
                .getBytes(StandardCharsets.ISO_8859_1);

        byte[] clean = WebpCleaner.clean(webp);

        assertThat(new String(clean, StandardCharsets.ISO_8859_1))
                .contains("VP8 ")
                .doesNotContain("canary");
        assertThat(clean[20]).isZero();
    }

    private byte[] rewritten(String name, FileType type, byte[] content) throws FileFault {
        return rewriter.rewritten(new NamedFile(name, type, content), UTF_8, new Rewritings(), new Budget())
                .content();
    }

    private static byte[] pdf(@Nullable String password) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (PDPageContentStream text = new PDPageContentStream(document, page)) {
                text.beginText();
                text.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                text.newLineAtOffset(50, 700);
                text.showText("Ordinary words of a page");
                text.endText();
            }
            document.getDocumentInformation().setAuthor(Rewritings.NAME);
            PDMetadata metadata = new PDMetadata(document);
            metadata.importXMPMetadata("<x>Canary Bird</x>".getBytes(UTF_8));
            document.getDocumentCatalog().setMetadata(metadata);
            document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert('x')"));
            annotate(page);
            embed(document);
            if (password != null) {
                document.protect(new StandardProtectionPolicy("owner", password, new AccessPermission()));
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    private static void annotate(PDPage page) throws IOException {
        PDAnnotationText note = new PDAnnotationText();
        note.setRectangle(new PDRectangle(10, 10, 20, 20));
        note.setTitlePopup(Rewritings.NAME);
        note.setContents("from Canary Bird");
        PDAnnotationLink link = new PDAnnotationLink();
        link.setRectangle(new PDRectangle(50, 50, 20, 20));
        PDActionURI target = new PDActionURI();
        target.setURI("mailto:" + Rewritings.ADDRESS);
        link.setAction(target);
        page.setAnnotations(List.of(note, link));
    }

    private static void embed(PDDocument document) throws IOException {
        PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
        tree.setNames(
                Map.of("a.txt", file(document, "a.txt", "I am Canary Bird"), "b.exe", file(document, "b.exe", "MZ")));
        PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
        names.setEmbeddedFiles(tree);
        document.getDocumentCatalog().setNames(names);
    }

    private static PDComplexFileSpecification file(PDDocument document, String name, String content)
            throws IOException {
        PDComplexFileSpecification file = new PDComplexFileSpecification();
        file.setFile(name);
        file.setFileUnicode(name);
        PDEmbeddedFile embedded = new PDEmbeddedFile(document, new ByteArrayInputStream(content.getBytes(UTF_8)));
        embedded.setCreationDate(Calendar.getInstance(TimeZone.getTimeZone("UTC")));
        file.setEmbeddedFile(embedded);
        return file;
    }

    private static byte[] docx() {
        Map<String, byte[]> docx = new LinkedHashMap<>();
        docx.put("[Content_Types].xml", xml("<Types><Default Extension=\"xml\"/></Types>"));
        docx.put(
                "_rels/.rels",
                xml("<Relationships><Relationship Id=\"1\" Target=\"word/document.xml\"/>"
                        + "<Relationship Id=\"2\" Target=\"docProps/thumbnail.jpeg\"/></Relationships>"));
        docx.put("docProps/core.xml", xml("<c><dc:creator>Canary Bird</dc:creator></c>"));
        docx.put("docProps/thumbnail.jpeg", new byte[] {1});
        docx.put(
                "word/document.xml",
                xml(
                        "<w:document xmlns:w=\"w\"><w:p><w:ins w:author=\"C. Bird\" w:date=\"x\"><w:r><w:t>written by Canary"
                                + " Bird</w:t></w:r></w:ins><w:r><w:t xml:space=\"preserve\"> &amp; ordinary </w:t></w:r>"
                                + "</w:p></w:document>"));
        docx.put("word/comments.xml", xml("<w:c w:author=\"C. Canary\" w:initials=\"CB\"><w:t>a comment</w:t></w:c>"));
        docx.put("word/styles.xml", xml("<w:styles xmlns:w=\"w\"><w:x/></w:styles>"));
        docx.put("word/header1.xml", xml("<w:h xmlns:w=\"w\"><w:bdo w:val=\"rtl\"><w:t>drow</w:t></w:bdo></w:h>"));
        docx.put("word/media/film.mp4", "where it was filmed".getBytes(UTF_8));
        docx.put("word/media/drawing.emf", emf("Draw\0C. Bird"));
        docx.put("word/media/old.wmf", wmf("made by C. Bird", "drawn"));
        docx.put("word/media/packed.wmz", "C. Bird".getBytes(UTF_8));
        docx.put("word/media/broken.wmf", Arrays.copyOf(wmf("C. Bird", "drawn"), 60));
        docx.put("word/embeddings/oleObject1.bin", "canary".getBytes(UTF_8));
        return Zips.archive(docx);
    }

    /** A header with a description after it, and a record. */
    private static byte[] emf(String description) {
        byte[] words = description.getBytes(UTF_16LE);
        byte[] drawn = "drawn".getBytes(UTF_16LE);
        return ByteBuffer.allocate(100 + words.length + drawn.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(40, 0x464D4520)
                .putInt(60, description.length())
                .putInt(64, 100)
                .put(100, words)
                .put(100 + words.length, drawn)
                .array();
    }

    /** Placeable, with a comment, a text, the end, and something behind it. */
    private static byte[] wmf(String comment, String text) {
        byte[] said = comment.getBytes(UTF_8);
        byte[] drawn = text.getBytes(UTF_8);
        int commentWords = 5 + (said.length + 1) / 2;
        int textWords = 4 + (drawn.length + 1) / 2;
        ByteBuffer wmf = ByteBuffer.allocate(40 + 2 * commentWords + 2 * textWords + 6 + 6)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0, 0x9AC6CDD7)
                .putShort(22, (short) 1)
                .putShort(24, (short) 9);
        int at = 40;
        wmf.putInt(at, commentWords).putShort(at + 4, (short) 0x0626).putShort(at + 6, (short) 15);
        wmf.putShort(at + 8, (short) said.length).put(at + 10, said);
        at += 2 * commentWords;
        wmf.putInt(at, textWords).putShort(at + 4, (short) 0x0521).putShort(at + 6, (short) drawn.length);
        wmf.put(at + 8, drawn);
        at += 2 * textWords;
        return wmf.putInt(at, 3).put(at + 6, "behind".getBytes(UTF_8)).array();
    }

    private static byte[] xml(String xml) {
        return xml.getBytes(UTF_8);
    }

    private static String text(Map<String, byte[]> parts, String name) {
        return new String(parts.get(name), UTF_8);
    }
}
