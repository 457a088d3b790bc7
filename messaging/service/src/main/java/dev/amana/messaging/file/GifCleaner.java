package dev.amana.messaging.file;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Copies a GIF without comments, texts and XMP; the loop count of animations stays. */
final class GifCleaner {
    private static final int IMAGE = 0x2C;
    private static final int EXTENSION = 0x21;
    private static final int TRAILER = 0x3B;
    private static final int GRAPHIC_CONTROL = 0xF9;
    private static final int APPLICATION = 0xFF;

    private GifCleaner() {}

    /** The picture without metadata, or null when it is no well-formed GIF. */
    static byte @Nullable [] clean(byte[] in) {
        if (in.length < 14 || !new String(in, 0, 4, StandardCharsets.ISO_8859_1).equals("GIF8")) {
            return null;
        }
        try {
            return copy(in);
        } catch (IndexOutOfBoundsException truncated) {
            return null;
        }
    }

    private static byte[] copy(byte[] in) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(in.length);
        int at = 13 + colours(in[10]);
        out.write(in, 0, at);
        while (in[at] != TRAILER) {
            int start = at;
            boolean keep = true;
            if (in[at] == IMAGE) {
                at = blocksEnd(in, at + 10 + colours(in[at + 9]) + 1);
            } else if (in[at] == EXTENSION) {
                int label = in[at + 1] & 0xFF;
                keep = label == GRAPHIC_CONTROL || (label == APPLICATION && isLoop(in, at));
                at = blocksEnd(in, at + 2);
            } else {
                throw new IndexOutOfBoundsException(at);
            }
            if (keep) {
                out.write(in, start, at - start);
            }
        }
        out.write(TRAILER);
        return out.toByteArray();
    }

    private static boolean isLoop(byte[] in, int at) {
        return new String(in, at + 3, 11, StandardCharsets.ISO_8859_1).equals("NETSCAPE2.0");
    }

    private static int colours(byte flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
    }

    private static int blocksEnd(byte[] in, int from) {
        int at = from;
        while (in[at] != 0) {
            at += 1 + (in[at] & 0xFF);
        }
        return at + 1;
    }
}
