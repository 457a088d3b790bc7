package dev.amana.messaging.file;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Drawings of old Windows (WMF, [MS-WMF]) as documents hold them, with or without the header that makes them placeable: the
 * comments in them, which say who made them with what and may hold another drawing, become nothing.
 */
final class WmfCleaner {
    private static final int PLACEABLE = 0x9AC6CDD7;
    private static final int PLACEABLE_BYTES = 22;
    private static final int HEADER_BYTES = 18;
    private static final int HEADER_WORDS = 9;

    /** A record: its length in words, its kind, and of an escape what it asks for. */
    private static final int FUNCTION = 4;

    private static final int SHORTEST_RECORD = 6;
    private static final int ESCAPE = 0x0626;
    private static final int COMMENT = 0x000F;
    private static final int ESCAPE_DATA = 10;
    private static final int END = 0x0000;

    private WmfCleaner() {}

    /** Null where it is no such drawing, or a broken one: nobody can tell what it holds. */
    static byte @Nullable [] clean(byte[] drawing) {
        int header = drawing.length >= PLACEABLE_BYTES && int32(drawing, 0) == PLACEABLE ? PLACEABLE_BYTES : 0;
        if (drawing.length < header + HEADER_BYTES
                || int16(drawing, header) < 1
                || int16(drawing, header) > 2
                || int16(drawing, header + 2) != HEADER_WORDS) {
            return null;
        }
        byte[] clean = drawing.clone();
        int at = header + HEADER_BYTES;
        while (at + SHORTEST_RECORD <= clean.length) {
            long bytes = 2 * Integer.toUnsignedLong(int32(clean, at));
            if (bytes < SHORTEST_RECORD || at + bytes > clean.length) {
                return null;
            }
            int next = (int) (at + bytes);
            int function = int16(clean, at + FUNCTION);
            if (function == END) {
                // What follows belongs to no drawing.
                return Arrays.copyOf(clean, next);
            }
            if (function == ESCAPE && bytes >= ESCAPE_DATA && int16(clean, at + SHORTEST_RECORD) == COMMENT) {
                Arrays.fill(clean, Math.min(at + ESCAPE_DATA, next), next, (byte) 0);
            }
            at = next;
        }
        return null;
    }

    private static int int16(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) | (bytes[at + 1] & 0xFF) << 8;
    }

    private static int int32(byte[] bytes, int at) {
        return int16(bytes, at) | int16(bytes, at + 2) << 16;
    }
}
