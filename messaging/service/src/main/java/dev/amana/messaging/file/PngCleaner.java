package dev.amana.messaging.file;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Copies a PNG with the chunks that draw it and no others: no texts, Exif or times, nothing after its end. */
final class PngCleaner {
    private static final long SIGNATURE = 0x89504E470D0A1A0AL;
    private static final Set<String> DRAWING = Set.of(
            "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "bKGD", "pHYS", "acTL", "fcTL",
            "fdAT");

    private PngCleaner() {}

    /** The picture without metadata, or null when it is no well-formed PNG. */
    static byte @Nullable [] clean(byte[] in) {
        ByteBuffer buffer = ByteBuffer.wrap(in);
        if (in.length < 8 || buffer.getLong() != SIGNATURE) {
            return null;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(in.length);
        out.write(in, 0, 8);
        while (buffer.remaining() >= 12) {
            int start = buffer.position();
            int length = buffer.getInt();
            String type = new String(in, start + 4, 4, StandardCharsets.ISO_8859_1);
            if (length < 0 || length > buffer.remaining() - 8) {
                return null;
            }
            if (DRAWING.contains(type)) {
                out.write(in, start, 12 + length);
            }
            if (type.equals("IEND")) {
                return out.toByteArray();
            }
            buffer.position(start + 12 + length);
        }
        return null;
    }
}
