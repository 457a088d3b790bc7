package dev.amana.messaging.file;

import dev.amana.messaging.file.FileFault.Kind;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Map;
import org.jsoup.Jsoup;

/** What a file says, in characters, for those who judge it: as much of it as is wanted. Never fails. */
public final class FileText {
    private final FilePolicy policy;
    private final int mostCharacters;

    /**
     * @param text as much as is wanted
     * @param whole false where there is more
     * @param wordless whether something in it is only seen: a picture, or a document without a word
     */
    public record Said(String text, boolean whole, boolean wordless) {
        public Said(String text, boolean whole) {
            this(text, whole, false);
        }
    }

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
        String said = text.toString().strip();
        return new Said(said, whole && !text.isFull(), text.wordless || said.isEmpty());
    }

    private void write(NamedFile file, Limited text, Budget budget) throws IOException, FileFault {
        byte[] content = file.content();
        switch (file.type()) {
            case PDF -> pdf(content, text, budget);
            case DOCX, XLSX, PPTX, ODT, ODS, ODP ->
                OfficeText.write(content, text, budget, (name, inner) -> within(name, inner, text, budget));
            case ZIP -> archive(content, text, budget);
            case CALENDAR -> calendar(Charsets.decode(content, null), text);
            case CONTACT_CARD -> card(Charsets.decode(content, null), text);
            case CSV, TEXT, MAIL -> text.write(Charsets.decode(content, null));
            // A picture says nothing in characters.
            case JPEG, PNG, GIF, WEBP, TIFF, BMP -> text.wordless = true;
        }
    }

    /** Everything that a PDF draws or shows otherwise, but for files in it. */
    public static String ofPdf(byte[] content) throws IOException, FileFault {
        StringWriter text = new StringWriter();
        PdfText.write(content, text, (name, file) -> {
            // Looked into by whoever looks into the bytes.
        });
        return text.toString();
    }

    private void pdf(byte[] content, Limited text, Budget budget) throws IOException, FileFault {
        int before = text.length();
        PdfText.write(content, text, (name, file) -> within(name, file, text, budget));
        text.wordless |= text.isBlankSince(before);
    }

    /** As programs show it: unfolded, with line breaks, and HTML as text. */
    private static void calendar(String calendar, Writer text) throws IOException {
        for (String line : ContentLines.unfolded(calendar)) {
            String readable = line.replace("\\n", "\n").replace("\\N", "\n").replaceAll("\\\\([,;\\\\])", "$1");
            text.write(readable + "\n");
            if (readable.regionMatches(true, 0, "X-ALT-DESC", 0, 10)) {
                text.write(Jsoup.parse(readable.substring(readable.indexOf(':') + 1))
                                .text() + "\n");
            }
        }
    }

    private static void card(String card, Writer text) throws IOException, FileFault {
        text.write(String.join("\n", ContentLines.unfolded(card)) + "\n");
        for (String line : ContactCardRewriter.said(card)) {
            text.write(line + "\n");
        }
    }

    private void archive(byte[] content, Limited text, Budget budget) throws IOException, FileFault {
        for (Map.Entry<String, byte[]> entry : Zips.entries(content, budget).entrySet()) {
            text.write(entry.getKey() + "\n");
            within(entry.getKey(), entry.getValue(), text, budget);
        }
    }

    /** What may not be relayed says nothing. */
    private void within(String name, byte[] content, Limited text, Budget budget) throws FileFault, IOException {
        try {
            NamedFile inner = policy.identified(name, "", content);
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

    private void inner(NamedFile inner, Limited text, Budget budget) throws FileFault {
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
        private boolean wordless;

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

        int length() {
            return getBuffer().length();
        }

        boolean isBlankSince(int before) {
            return getBuffer().substring(before).isBlank();
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
