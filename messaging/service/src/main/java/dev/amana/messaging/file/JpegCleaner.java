package dev.amana.messaging.file;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Copies a JPEG without Exif, XMP, IPTC and comments, and without what follows its end. Only the orientation is kept, in
 * a fresh Exif block, since without it pictures from phones lie on their side.
 */
final class JpegCleaner {
    private static final int START_OF_SCAN = 0xDA;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int APP0_JFIF = 0xE0;
    private static final int APP1_EXIF = 0xE1;
    private static final int APP2_PROFILE = 0xE2;
    private static final int APP14_ADOBE = 0xEE;
    private static final int APP15 = 0xEF;
    private static final int COMMENT = 0xFE;

    private JpegCleaner() {}

    /** The picture without metadata, or null when it is no well-formed JPEG. */
    static byte @Nullable [] clean(byte[] in) {
        if (in.length < 4 || u8(in, 0) != 0xFF || u8(in, 1) != 0xD8) {
            return null;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(in.length);
        out.write(in, 0, 2);
        int at = 2;
        while (at + 4 <= in.length && u8(in, at) == 0xFF) {
            int marker = u8(in, at + 1);
            if (marker == 0xFF) {
                at++;
                continue;
            }
            int length = 2 + u16(in, at + 2);
            if (at + length > in.length) {
                return null;
            }
            if (marker == START_OF_SCAN) {
                int end = scanEnd(in, at + length);
                out.write(in, at, end - at);
                at = end;
                if (at + 1 < in.length && u8(in, at + 1) == END_OF_IMAGE) {
                    out.write(in, at, 2);
                    return out.toByteArray();
                }
                continue;
            }
            copySegment(in, at, marker, length, out);
            at += length;
        }
        return null;
    }

    private static void copySegment(byte[] in, int at, int marker, int length, ByteArrayOutputStream out) {
        int orientation = marker == APP1_EXIF ? orientation(in, at + 4, at + length) : 1;
        if (orientation > 1) {
            writeOrientation(orientation, out);
        }
        boolean metadata = marker >= APP1_EXIF && marker <= APP15 && marker != APP14_ADOBE && marker != APP2_PROFILE;
        boolean foreignProfile = marker == APP2_PROFILE && !isProfile(in, at + 4, at + length);
        if (!metadata && !foreignProfile && marker != COMMENT && !(marker == APP0_JFIF && length > 2 + 16)) {
            out.write(in, at, length);
        }
    }

    private static boolean isProfile(byte[] in, int from, int to) {
        String name = "ICC_PROFILE\0";
        for (int i = 0; i < name.length(); i++) {
            if (from + i >= to || in[from + i] != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The next marker that is neither a stuffed byte nor a restart within the scan. */
    private static int scanEnd(byte[] in, int from) {
        for (int i = from; i + 1 < in.length; i++) {
            int marker = u8(in, i + 1);
            if (u8(in, i) == 0xFF && marker != 0 && marker != 0xFF && (marker < 0xD0 || marker > 0xD7)) {
                return i;
            }
        }
        return in.length;
    }

    private static int orientation(byte[] in, int from, int to) {
        int tiff = from + 6;
        if (to - tiff < 14 || in[from] != 'E' || in[from + 1] != 'x') {
            return 1;
        }
        boolean little = in[tiff] == 'I';
        int directory = tiff + (int) Math.min(Integer.MAX_VALUE / 2, u32(in, tiff + 4, little));
        if (directory < tiff || directory + 2 > to) {
            return 1;
        }
        int entries = u16(in, directory, little);
        for (int i = 0; i < entries && directory + 2 + (i + 1) * 12 <= to; i++) {
            int entry = directory + 2 + i * 12;
            if (u16(in, entry, little) == 0x0112) {
                int value = u16(in, entry + 8, little);
                return value >= 1 && value <= 8 ? value : 1;
            }
        }
        return 1;
    }

    private static void writeOrientation(int orientation, ByteArrayOutputStream out) {
        byte[] segment = {
            (byte) 0xFF,
            (byte) 0xE1,
            0,
            34,
            'E',
            'x',
            'i',
            'f',
            0,
            0,
            'M',
            'M',
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            1,
            0x01,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            (byte) orientation,
            0,
            0,
            0,
            0,
            0,
            0
        };
        out.writeBytes(segment);
    }

    private static int u8(byte[] in, int at) {
        return in[at] & 0xFF;
    }

    private static int u16(byte[] in, int at) {
        return u8(in, at) << 8 | u8(in, at + 1);
    }

    private static int u16(byte[] in, int at, boolean little) {
        return little ? u8(in, at + 1) << 8 | u8(in, at) : u16(in, at);
    }

    private static long u32(byte[] in, int at, boolean little) {
        long high = u16(in, little ? at + 2 : at, little);
        long low = u16(in, little ? at : at + 2, little);
        return high << 16 | low;
    }
}
