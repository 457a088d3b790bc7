package dev.amana.messaging.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The first picture of a WebP in a file of its own, without transparency, animation and profiles. A decoder that gets nothing else
 * takes no size but the one that stands here: in a whole file several parts each say one.
 *
 * @param lossless whether it is stored so, with tables of codes that take far more memory than they take in the file
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record WebpStill(byte[] file, int width, int height, boolean lossless) {
    private static final int HEAD_BYTES = 12;
    private static final int CHUNK_HEAD_BYTES = 8;
    private static final int FRAME_HEAD_BYTES = 16;
    private static final int SIZE_BITS = 0x3fff;

    static boolean isWebp(byte[] in) {
        return in.length > HEAD_BYTES
                && type(in, 0).equals("RIFF")
                && type(in, 8).equals("WEBP");
    }

    /** Null where there is no picture in it. */
    static @Nullable WebpStill of(byte[] in) {
        ByteBuffer buffer = ByteBuffer.wrap(in).order(ByteOrder.LITTLE_ENDIAN);
        int at = HEAD_BYTES;
        while (at + CHUNK_HEAD_BYTES <= in.length) {
            int length = buffer.getInt(at + 4);
            if (length < 0 || length > in.length - at - CHUNK_HEAD_BYTES) {
                return null;
            }
            switch (type(in, at)) {
                case "VP8 " -> {
                    return lossy(buffer, at, length);
                }
                case "VP8L" -> {
                    return lossless(buffer, at, length);
                }
                // What is within a frame of an animation follows its head.
                case "ANMF" -> at += CHUNK_HEAD_BYTES + FRAME_HEAD_BYTES;
                default -> at += CHUNK_HEAD_BYTES + length + (length & 1);
            }
        }
        return null;
    }

    /** RFC 6386, section 9.1: the size follows three bytes of a tag and three of a start code. */
    private static @Nullable WebpStill lossy(ByteBuffer in, int at, int length) {
        int body = at + CHUNK_HEAD_BYTES;
        return length < 10
                ? null
                : new WebpStill(
                        container(in, at, length),
                        in.getShort(body + 6) & SIZE_BITS,
                        in.getShort(body + 8) & SIZE_BITS,
                        false);
    }

    /** RFC 9649, section 3.4: 14 bits each, less one, follow the signature. */
    private static @Nullable WebpStill lossless(ByteBuffer in, int at, int length) {
        if (length < 5) {
            return null;
        }
        int sizes = in.getInt(at + CHUNK_HEAD_BYTES + 1);
        return new WebpStill(
                container(in, at, length), 1 + (sizes & SIZE_BITS), 1 + ((sizes >>> 14) & SIZE_BITS), true);
    }

    private static byte[] container(ByteBuffer in, int at, int length) {
        int chunk = CHUNK_HEAD_BYTES + length;
        ByteBuffer out = ByteBuffer.allocate(HEAD_BYTES + chunk + (chunk & 1)).order(ByteOrder.LITTLE_ENDIAN);
        out.put("RIFF".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(out.capacity() - CHUNK_HEAD_BYTES)
                .put("WEBP".getBytes(StandardCharsets.ISO_8859_1))
                .put(in.slice(at, chunk));
        return out.array();
    }

    private static String type(byte[] in, int at) {
        return new String(in, at, 4, StandardCharsets.ISO_8859_1);
    }
}
