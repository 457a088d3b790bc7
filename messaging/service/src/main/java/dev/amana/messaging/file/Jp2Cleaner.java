package dev.amana.messaging.file;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Copies a picture of JPEG 2000 (ISO/IEC 15444-1) with the boxes that it is shown by, and without comments. */
final class Jp2Cleaner {
    private static final Set<String> KEPT =
            Set.of("jP  ", "ftyp", "rreq", "jp2h", "jp2c", "jpch", "jplh", "dtbl", "ftbl");
    private static final int BOX = 8;
    private static final int LONG_BOX = 16;

    private static final int START_OF_CODESTREAM = 0xFF4F;
    private static final int START_OF_TILE = 0xFF90;
    private static final int COMMENT = 0xFF64;

    private Jp2Cleaner() {}

    /** Null where it is no well-formed picture of this kind. */
    static byte @Nullable [] clean(byte[] in) {
        if (in.length > 2 && u16(in, 0) == START_OF_CODESTREAM) {
            return codestream(in, 0, in.length);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(in.length);
        int at = 0;
        while (at + BOX <= in.length) {
            long length = u32(in, at);
            int head = length == 1 ? LONG_BOX : BOX;
            if (length == 1 && at + LONG_BOX <= in.length) {
                length = u32(in, at + BOX) << 32 | u32(in, at + BOX + 4);
            }
            long end = length == 0 ? in.length : at + length;
            if (end < at + head || end > in.length) {
                return null;
            }
            String type = new String(in, at + 4, 4, StandardCharsets.ISO_8859_1);
            if (KEPT.contains(type) && !add(in, at, at + head, (int) end, type, out)) {
                return null;
            }
            at = (int) end;
        }
        return at == in.length && out.size() > 0 ? out.toByteArray() : null;
    }

    private static boolean add(byte[] in, int start, int body, int end, String type, ByteArrayOutputStream out) {
        if (!type.equals("jp2c")) {
            out.write(in, start, end - start);
            return true;
        }
        byte[] stream = codestream(in, body, end);
        if (stream != null) {
            u32(out, stream.length + BOX);
            out.writeBytes(type.getBytes(StandardCharsets.ISO_8859_1));
            out.writeBytes(stream);
        }
        return stream != null;
    }

    /** The main header is a list of segments; what comes after it is the picture. */
    private static byte @Nullable [] codestream(byte[] in, int from, int end) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(end - from);
        if (from + 2 > end || u16(in, from) != START_OF_CODESTREAM) {
            return null;
        }
        out.write(in, from, 2);
        int at = from + 2;
        while (at + 4 <= end) {
            int marker = u16(in, at);
            if (marker == START_OF_TILE) {
                out.write(in, at, end - at);
                return out.toByteArray();
            }
            int next = at + 2 + u16(in, at + 2);
            if (marker < 0xFF00 || next > end) {
                return null;
            }
            if (marker != COMMENT) {
                out.write(in, at, next - at);
            }
            at = next;
        }
        return null;
    }

    private static int u16(byte[] in, int at) {
        return (in[at] & 0xFF) << 8 | (in[at + 1] & 0xFF);
    }

    private static long u32(byte[] in, int at) {
        return (long) u16(in, at) << 16 | u16(in, at + 2);
    }

    private static void u32(ByteArrayOutputStream out, int value) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            out.write(value >> shift);
        }
    }
}
