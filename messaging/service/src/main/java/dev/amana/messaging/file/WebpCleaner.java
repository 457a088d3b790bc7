package dev.amana.messaging.file;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Copies a WebP (RIFF) with the chunks that draw it: no Exif, XMP or unknown ones. */
final class WebpCleaner {
    private static final Set<String> DRAWING = Set.of("VP8 ", "VP8L", "VP8X", "ANIM", "ANMF", "ALPH");
    /** Flags of VP8X that tell of a colour profile, Exif and XMP. */
    private static final int METADATA_FLAGS = 0x20 | 0x08 | 0x04;

    private WebpCleaner() {}

    /** The picture without metadata, or null when it is no well-formed WebP. */
    static byte @Nullable [] clean(byte[] in) {
        if (in.length < 20) {
            return null;
        }
        ByteBuffer buffer = ByteBuffer.wrap(in).order(ByteOrder.LITTLE_ENDIAN);
        ByteArrayOutputStream chunks = new ByteArrayOutputStream(in.length);
        int at = 12;
        while (at + 8 <= in.length) {
            int length = buffer.getInt(at + 4);
            int padded = 8 + length + (length & 1);
            if (length < 0 || length > in.length - at - 8) {
                return null;
            }
            String type = new String(in, at, 4, StandardCharsets.ISO_8859_1);
            if (DRAWING.contains(type)) {
                byte[] chunk = new byte[padded];
                System.arraycopy(in, at, chunk, 0, 8 + length);
                if (type.equals("VP8X")) {
                    chunk[8] &= (byte) ~METADATA_FLAGS;
                }
                chunks.writeBytes(chunk);
            }
            at += padded;
        }
        return chunks.size() == 0 ? null : container(chunks.toByteArray());
    }

    private static byte[] container(byte[] chunks) {
        return ByteBuffer.allocate(12 + chunks.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(4 + chunks.length)
                .put("WEBP".getBytes(StandardCharsets.ISO_8859_1))
                .put(chunks)
                .array();
    }
}
