package dev.amana.messaging.review;

import dev.amana.messaging.file.FileFault;
import dev.amana.messaging.file.FilePolicy;
import dev.amana.messaging.file.FileText;
import dev.amana.messaging.file.FileText.Said;
import dev.amana.messaging.file.FileType;
import dev.amana.messaging.file.NamedFile;
import dev.amana.messaging.file.PdfPage;
import dev.amana.messaging.file.Pdfs;
import dev.amana.messaging.file.Pictures;
import dev.amana.messaging.mime.MailAddress;
import dev.amana.messaging.mime.MailReader;
import dev.amana.messaging.mime.ParsedMail;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;

/**
 * Makes of a stranger's file something harmless to look at: a picture is decoded and drawn anew, a page of a PDF drawn as a
 * picture, and of texts, office documents, mails and archives the words are shown. Nothing else is shown, and nothing that is
 * larger than these bounds.
 */
public final class SafeView {
    static final int LONGEST_SIDE = 2_000;
    static final int MOST_TEXT_CHARACTERS = 1 << 20;

    private static final float DOTS_PER_INCH = 110;
    private static final String PNG = "image/png";
    private static final FileText FILES = new FileText(FilePolicy.standard(), MOST_TEXT_CHARACTERS);
    private static final MailReader MAILS = new MailReader(FilePolicy.standard(), MOST_TEXT_CHARACTERS);

    private SafeView() {}

    /** How a file can be looked at. */
    public enum Kind {
        IMAGE,
        TEXT,
        PAGES,
        NONE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Kind of(String type) {
            FileType known = FileType.ofMediaType(type.toLowerCase(Locale.ROOT));
            if (known == null) {
                return NONE;
            }
            return known == FileType.PDF ? PAGES : known.isPicture() ? IMAGE : TEXT;
        }
    }

    /**
     * What can be shown.
     *
     * @param pages how many there are
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Shown(String type, byte[] content, int pages) {}

    /** @param page counted from 1; empty where nothing can be shown */
    public static Optional<Shown> of(String type, byte[] content, int page) {
        try {
            return switch (Kind.of(type)) {
                case IMAGE -> image(content);
                case TEXT -> text(type, content);
                case PAGES -> page(content, page);
                case NONE -> Optional.empty();
            };
        } catch (IOException | FileFault | RuntimeException | StackOverflowError broken) {
            return Optional.empty();
        }
    }

    private static Optional<Shown> image(byte[] content) throws IOException {
        return Pictures.decoded(content, LONGEST_SIDE).map(picture -> new Shown(PNG, png(picture), 1));
    }

    private static Optional<Shown> page(byte[] content, int page) throws IOException, FileFault {
        return Pdfs.open(content, document -> {
            int pages = document.getNumberOfPages();
            if (page < 1 || page > pages) {
                return Optional.empty();
            }
            var box = document.getPage(page - 1).getCropBox();
            float longest = Math.max(box.getWidth(), box.getHeight());
            float scale = Math.min(DOTS_PER_INCH / 72, LONGEST_SIDE / Math.max(longest, 1));
            BufferedImage picture = PdfPage.drawn(document, page - 1, scale);
            return Optional.of(new Shown(PNG, png(picture), pages));
        });
    }

    private static byte[] png(BufferedImage picture) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(picture, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the file says, as plain text; nothing where a document says nothing in characters. */
    private static Optional<Shown> text(String type, byte[] content) {
        FileType known = Objects.requireNonNull(FileType.ofMediaType(type.toLowerCase(Locale.ROOT)));
        Said said = known == FileType.MAIL ? ofMail(content) : FILES.of(new NamedFile("", known, content));
        if (said.text().isEmpty() && !known.isText()) {
            return Optional.empty();
        }
        String text = said.whole() ? said.text() : said.text() + "\n[…]";
        return Optional.of(new Shown("text/plain;charset=UTF-8", text.getBytes(StandardCharsets.UTF_8), 1));
    }

    private static Said ofMail(byte[] content) {
        ParsedMail mail = MAILS.read(content);
        String text = "From: %s\nTo: %s\nSubject: %s\n\n%s\n\n%s"
                .formatted(
                        addresses(mail.from()),
                        addresses(mail.recipients()),
                        mail.subject(),
                        mail.body().strip(),
                        mail.hidden())
                .strip();
        return text.length() > MOST_TEXT_CHARACTERS
                ? new Said(text.substring(0, MOST_TEXT_CHARACTERS), false)
                : new Said(text, mail.documents().whole());
    }

    private static String addresses(List<MailAddress> addresses) {
        return addresses.stream()
                .map(one -> one.name().isEmpty() ? one.address() : one.name() + " <" + one.address() + ">")
                .collect(Collectors.joining(", "));
    }
}
