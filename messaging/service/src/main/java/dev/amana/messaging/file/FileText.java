package dev.amana.messaging.file;

import dev.amana.messaging.file.FileFault.Kind;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jsoup.parser.Parser;

/** What a file says, in characters, for those who judge it: as much of it as is wanted. Never fails. */
public final class FileText {
    private static final Pattern LINE_END =
            Pattern.compile("</(?:w:p|a:p|text:p|text:h|si|is)>|<(?:w:br|w:tab|text:line-break)/>");
    private static final Pattern TAG = Pattern.compile("<[^<>]*>");
    private static final Pattern OFFICE_TEXT = Pattern.compile(
            "word/(?:document|comments|footnotes|endnotes|header\\d*|footer\\d*)\\.xml|xl/sharedStrings\\.xml"
                    + "|xl/worksheets/sheet\\d+\\.xml|xl/comments\\d*\\.xml|ppt/slides/slide\\d+\\.xml"
                    + "|ppt/notesSlides/notesSlide\\d+\\.xml|ppt/comments/.*\\.xml|content\\.xml");

    private final FilePolicy policy;
    private final int mostCharacters;

    /**
     * @param text as much as is wanted
     * @param whole false where there is more
     */
    public record Said(String text, boolean whole) {}

    /** @param mostCharacters of one file; the rest is not looked at */
    public FileText(FilePolicy policy, int mostCharacters) {
        this.policy = policy;
        this.mostCharacters = mostCharacters;
    }

    public Said of(NamedFile file) {
        Limited text = new Limited(mostCharacters);
        boolean whole = true;
        try {
            write(file, text, new Budget());
        } catch (FileFault fault) {
            whole = fault.kind() != Kind.TOO_LARGE;
        } catch (IOException | RuntimeException | StackOverflowError unreadable) {
            // It says what was read until then; whether it may be relayed is decided elsewhere.
        }
        return new Said(text.toString().strip(), whole && !text.isFull());
    }

    private void write(NamedFile file, Writer text, Budget budget) throws IOException, FileFault {
        byte[] content = file.content();
        switch (file.type()) {
            case PDF -> pdf(content, text);
            case DOCX, XLSX, PPTX, ODT, ODS, ODP -> office(content, text, budget);
            case ZIP -> archive(content, text, budget);
            case CALENDAR ->
                text.write(String.join("\n", ContentLines.unfolded(Charsets.decode(content, null)))
                        .replace("\\n", "\n"));
            case CONTACT_CARD, CSV, TEXT, MAIL -> text.write(Charsets.decode(content, null));
            case JPEG, PNG, GIF, WEBP, TIFF, BMP -> {
                // A picture says nothing in characters.
            }
        }
    }

    /** Everything that a PDF draws. */
    public static String ofPdf(byte[] content) throws IOException, FileFault {
        StringWriter text = new StringWriter();
        pdf(content, text);
        return text.toString();
    }

    private static void pdf(byte[] content, Writer text) throws IOException, FileFault {
        Pdfs.open(content, document -> {
            PDFTextStripper stripper = new CountingStripper();
            stripper.setSortByPosition(true);
            stripper.writeText(document, text);
            return document;
        });
    }

    private static final class CountingStripper extends PDFTextStripper {
        @Override
        protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
            PdfFilters.BUDGET.get().step(operator.getName());
            super.processOperator(operator, operands);
        }

        @Override
        protected void processTextPosition(TextPosition text) {
            PdfFilters.BUDGET.get().glyph();
            super.processTextPosition(text);
        }
    }

    private static void office(byte[] content, Writer text, Budget budget) throws IOException, FileFault {
        for (Map.Entry<String, byte[]> entry : Zips.entries(content, budget).entrySet()) {
            if (OFFICE_TEXT.matcher(entry.getKey()).matches()) {
                String lines = LINE_END.matcher(new String(entry.getValue(), StandardCharsets.UTF_8))
                        .replaceAll("\n");
                text.write(Parser.unescapeEntities(TAG.matcher(lines).replaceAll(""), false));
                text.write('\n');
            }
        }
    }

    private void archive(byte[] content, Writer text, Budget budget) throws IOException, FileFault {
        for (Map.Entry<String, byte[]> entry : Zips.entries(content, budget).entrySet()) {
            text.write(entry.getKey() + "\n");
            try {
                NamedFile inner = policy.identified(entry.getKey(), "", entry.getValue());
                budget.inside(() -> {
                    inner(inner, text, budget);
                    return inner;
                });
            } catch (FileFault leftOut) {
                if (leftOut.kind() == Kind.TOO_LARGE) {
                    throw leftOut;
                }
            }
            text.write('\n');
        }
    }

    private void inner(NamedFile inner, Writer text, Budget budget) throws FileFault {
        try {
            write(inner, text, budget);
        } catch (IOException e) {
            throw new FileFault(e instanceof Full ? Kind.TOO_LARGE : Kind.UNREADABLE);
        }
    }

    private static final class Full extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** Ends the reading, however deep, when there is enough. */
    private static final class Limited extends StringWriter {
        private final int most;

        Limited(int most) {
            this.most = most;
        }

        @Override
        public void write(String words) {
            write(words, 0, words.length());
        }

        @Override
        public void write(String words, int from, int length) {
            super.write(words, from, Math.min(length, most - getBuffer().length()));
            check();
        }

        @Override
        public void write(char[] words, int from, int length) {
            super.write(words, from, Math.min(length, most - getBuffer().length()));
            check();
        }

        boolean isFull() {
            return getBuffer().length() >= most;
        }

        private void check() {
            if (getBuffer().length() >= most) {
                throw new UncheckedIOException(new Full());
            }
        }
    }
}
