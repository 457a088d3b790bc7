package dev.amana.messaging.file;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/** Draws a picture anew as a PNG: nothing but its pixels comes along. */
final class PictureConverter {
    private static final long MOST_PIXELS = 40_000_000;

    private PictureConverter() {}

    /** Null when it cannot be read or has more pixels than fit into memory. */
    static byte @Nullable [] toPng(byte[] in) {
        try (ImageInputStream stream = ImageIO.createImageInputStream(new ByteArrayInputStream(in))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            return readers.hasNext() ? converted(readers.next(), stream) : null;
        } catch (IOException | RuntimeException damaged) {
            // The decoders of the JDK throw what they like on damaged pictures.
            return null;
        }
    }

    private static byte @Nullable [] converted(ImageReader reader, ImageInputStream stream) throws IOException {
        try {
            reader.setInput(stream, true, true);
            if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS) {
                return null;
            }
            BufferedImage picture = reader.read(0);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            return ImageIO.write(picture, "png", out) ? out.toByteArray() : null;
        } finally {
            reader.dispose();
        }
    }
}
