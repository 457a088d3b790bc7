package dev.amana.messaging.review;

import dev.amana.messaging.file.FileFault;
import dev.amana.messaging.file.PdfPage;
import dev.amana.messaging.file.Pdfs;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes of a stranger's file something harmless to look at: a picture is decoded and drawn anew, a page of a PDF drawn as a
 * picture, text is shown as text. Nothing else is shown, and nothing that is larger than these bounds.
 */
public final class SafeView {
    static final long MOST_PIXELS = 50_000_000;
    static final int LONGEST_SIDE = 2_000;
    static final int MOST_TEXT_BYTES = 1 << 20;

    private static final float DOTS_PER_INCH = 110;
    private static final String PNG = "image/png";

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
            return switch (type.toLowerCase(Locale.ROOT)) {
                case "image/png", "image/jpeg", "image/gif" -> IMAGE;
                case "text/plain", "text/csv" -> TEXT;
                case "application/pdf" -> PAGES;
                default -> NONE;
            };
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
                case TEXT -> Optional.of(text(content));
                case PAGES -> page(content, page);
                case NONE -> Optional.empty();
            };
        } catch (IOException | FileFault | RuntimeException | StackOverflowError broken) {
            return Optional.empty();
        }
    }

    private static Optional<Shown> image(byte[] content) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(content))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                return bounded(reader).map(picture -> new Shown(PNG, png(picture), 1));
            } finally {
                reader.dispose();
            }
        }
    }

    /** Large pictures are read at every n-th pixel, so that they never stand whole in memory. */
    private static Optional<BufferedImage> bounded(ImageReader reader) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if ((long) width * height > MOST_PIXELS) {
            return Optional.empty();
        }
        int step = Math.max(1, Math.ceilDiv(Math.max(width, height), LONGEST_SIDE));
        ImageReadParam parameters = reader.getDefaultReadParam();
        parameters.setSourceSubsampling(step, step, 0, 0);
        return Optional.of(reader.read(0, parameters));
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

    private static Shown text(byte[] content) {
        byte[] bounded = content.length > MOST_TEXT_BYTES ? Arrays.copyOf(content, MOST_TEXT_BYTES) : content;
        String decoded = utf8(bounded);
        String text = decoded == null ? new String(bounded, StandardCharsets.ISO_8859_1) : decoded;
        return new Shown("text/plain;charset=UTF-8", text.getBytes(StandardCharsets.UTF_8), 1);
    }

    private static @Nullable String utf8(byte[] content) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException other) {
            return null;
        }
    }
}
