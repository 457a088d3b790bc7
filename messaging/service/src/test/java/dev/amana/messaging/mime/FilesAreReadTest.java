package dev.amana.messaging.mime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationRubberStamp;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceDictionary;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a file tells its reader is told to those who judge the mail, wherever in the file it stands. */
class FilesAreReadTest {
    private static final String THREAT = "I know where you live";
    private static final String DOCX =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document; name=a.docx";

    private final MailReader reader = new MailReader();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "xl/drawings/drawing1.xml | <a:t>I know where</a:t><a:t> you live</a:t>",
                "xl/charts/chart1.xml | <c:v>I know where you live</c:v>",
                "word/diagrams/data1.xml | <a:t>I know where you live</a:t>",
                "xl/workbook.xml | <sheet name=\"I know where you live\" sheetId=\"1\"/>",
                "xl/threadedComments/threadedComment1.xml | <text>I know where you live</text>",
                "xl/styles.xml | <numFmt formatCode='I know where you live'/>",
                "styles.xml | <style:header><text:p>I know where you live</text:p></style:header>",
                "Object 1/content.xml | <text:p>I know where you live</text:p>",
                "word/document.xml | <w:t><![CDATA[I know where you live]]></w:t>",
                "word/document.xml | <v:textpath string=\"I know where you live\"/>",
                "word/document.xml | <wp:docPr id=\"1\" descr=\"I know where you live\"/>",
                "word/glossary/document.xml | <w:t>I know where you live</w:t>",
                "ppt/slideMasters/slideMaster1.xml | <a:t>I know where you live</a:t>",
                "word/embeddings/note.txt | I know where you live"
            })
    void officeTextIsReadEverywhere(String entry, String xml) throws IOException {
        assertThat(read(DOCX, zip(entry, xml)).hidden()).contains(THREAT);
    }

    @Test
    void cardsAndCalendarsAreReadAsTheyAreShown() {
        String card =
                "BEGIN:VCARD\r\nVERSION:2.1\r\nFN:Somebody\r\nNOTE;ENCODING=QUOTED-PRINTABLE:=49 know=20where you=20live\r\nEND:VCARD\r\n";
        String folded =
                "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nSUMMARY:I kn\r\n ow where y\r\n ou live\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        String html =
                "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nX-ALT-DESC;FMTTYPE=text/html:<p>I kn<b>ow</b> where you live</p>\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

        assertThat(read("text/x-vcard; name=a.vcf", card.getBytes(UTF_8)).hidden())
                .contains(THREAT);
        assertThat(read("text/calendar; name=a.ics", folded.getBytes(UTF_8)).hidden())
                .contains(THREAT);
        assertThat(read("text/calendar; name=a.ics", html.getBytes(UTF_8)).hidden())
                .contains(THREAT);
    }

    @Test
    void ofMailsWithinMailsAllIsReadThatIsRelayed() {
        for (String inner : new String[] {
            "From: " + THREAT + " <x@y.test>\r\n\r\nHello",
            "Content-Type: text/html\r\n\r\n<p>Hello</p><img src=\"cid:1\" alt=\"" + THREAT + "\">",
            "Content-Type: text/html\r\n\r\n<p title=\"" + THREAT + "\">Hello</p>",
            "Content-Type: application/x-msdownload; name=\"" + THREAT + ".exe\"\r\n\r\nMZ"
        }) {
            assertThat(read("message/rfc822", inner.getBytes(UTF_8)).hidden())
                    .as(inner)
                    .contains(THREAT);
        }
    }

    @Test
    void notesFieldsBookmarksAndFilesOfAPdfAreRead() throws IOException {
        assertThat(read("application/pdf; name=a.pdf", pdf((document, page) -> {
                            PDAnnotationText note = new PDAnnotationText();
                            note.setContents(THREAT);
                            note.setRectangle(new PDRectangle(10, 10, 20, 20));
                            page.getAnnotations().add(note);
                        }))
                        .hidden())
                .contains(THREAT);
        assertThat(read("application/pdf; name=a.pdf", pdf((document, page) -> {
                            COSDictionary field = new COSDictionary();
                            field.setString(COSName.V, THREAT);
                            page.getCOSObject().setItem("Field", field);
                        }))
                        .hidden())
                .contains(THREAT);
        assertThat(read("application/pdf; name=a.pdf", pdf((document, page) -> {
                            PDDocumentOutline outline = new PDDocumentOutline();
                            PDOutlineItem item = new PDOutlineItem();
                            item.setTitle(THREAT);
                            outline.addLast(item);
                            document.getDocumentCatalog().setDocumentOutline(outline);
                        }))
                        .hidden())
                .contains(THREAT);
        assertThat(read("application/pdf; name=a.pdf", pdf(FilesAreReadTest::stamped))
                        .hidden())
                .contains(THREAT);
        assertThat(read("application/pdf; name=a.pdf", pdf((document, page) -> {
                            COSDictionary file = new COSDictionary();
                            COSDictionary streams = new COSDictionary();
                            var stream = document.getDocument().createCOSStream();
                            try (var out = stream.createOutputStream()) {
                                out.write(zip("note.txt", THREAT));
                            }
                            streams.setItem(COSName.F, stream);
                            file.setItem(COSName.EF, streams);
                            page.getCOSObject().setItem("Files", file);
                        }))
                        .hidden())
                .contains(THREAT);
    }

    /** Only its looks say it. */
    private static void stamped(PDDocument document, PDPage page) throws IOException {
        PDAnnotationRubberStamp stamp = new PDAnnotationRubberStamp();
        stamp.setRectangle(new PDRectangle(50, 50, 300, 50));
        PDAppearanceStream looks = new PDAppearanceStream(document);
        looks.setBBox(new PDRectangle(0, 0, 300, 50));
        looks.setResources(new PDResources());
        try (PDPageContentStream out =
                new PDPageContentStream(document, looks, looks.getStream().createOutputStream())) {
            out.beginText();
            out.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
            out.newLineAtOffset(5, 5);
            out.showText(THREAT);
            out.endText();
        }
        PDAppearanceDictionary appearance = new PDAppearanceDictionary();
        appearance.setNormalAppearance(looks);
        stamp.setAppearance(appearance);
        page.getAnnotations().add(stamp);
    }

    @Test
    void whatOnlyShowsAndSaysNothingIsKnownAsSuch() throws IOException {
        byte[] picture = Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

        assertThat(read("image/gif; name=a.gif", picture).documents().wordless())
                .isTrue();
        assertThat(read("application/zip; name=a.zip", zip("a.gif", picture))
                        .documents()
                        .wordless())
                .isTrue();
        assertThat(read("application/pdf; name=a.pdf", pdf((document, page) -> {}))
                        .documents()
                        .wordless())
                .isTrue();
        assertThat(read("text/plain; name=a.txt", "words".getBytes(UTF_8))
                        .documents()
                        .wordless())
                .isFalse();
        assertThat(read(DOCX, zip("word/document.xml", "<w:t>words</w:t>"))
                        .documents()
                        .wordless())
                .isFalse();
    }

    private interface Drawing {
        void on(PDDocument document, PDPage page) throws IOException;
    }

    private static byte[] pdf(Drawing drawing) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            page.setAnnotations(new ArrayList<>());
            document.addPage(page);
            drawing.on(document, page);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    private static byte[] zip(String name, String content) throws IOException {
        return zip(name, content.getBytes(UTF_8));
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return bytes.toByteArray();
    }

    private ParsedMail read(String type, byte[] content) {
        return reader.read(("From: a@b.test\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
                        + "--b\r\n\r\nHello\r\n--b\r\nContent-Type: " + type
                        + "\r\nContent-Disposition: attachment\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                        + Base64.getMimeEncoder().encodeToString(content) + "\r\n--b--\r\n")
                .getBytes(UTF_8));
    }
}
