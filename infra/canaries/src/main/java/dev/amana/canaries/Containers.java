package dev.amana.canaries;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** What lies packed within bytes: archives, and compressed streams wherever one may begin. */
final class Containers {
    private static final int MOST_BYTES = 8 * 1024 * 1024;
    private static final int MOST_ATTEMPTS = 500;
    private static final int FEWEST_BYTES = 6;

    private Containers() {}

    static List<byte[]> within(byte[] content) {
        List<byte[]> all = new ArrayList<>();
        int zip = indexOf(content, new byte[] {'P', 'K', 3, 4});
        if (zip >= 0) {
            zip(Arrays.copyOfRange(content, zip, content.length), all);
        }
        int gzip = indexOf(content, new byte[] {0x1F, (byte) 0x8B, 8});
        if (gzip >= 0) {
            gzip(Arrays.copyOfRange(content, gzip, content.length), all);
        }
        deflated(content, all);
        gifBlocks(content, all);
        return all;
    }

    private static int indexOf(byte[] content, byte[] sign) {
        for (int i = 0; i + sign.length <= content.length; i++) {
            if (Arrays.equals(content, i, i + sign.length, sign, 0, sign.length)) {
                return i;
            }
        }
        return -1;
    }

    private static void zip(byte[] content, List<byte[]> all) {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                all.add(Bytes.utf8(entry.getName()));
                all.add(zip.readNBytes(MOST_BYTES));
            }
        } catch (IOException | IllegalArgumentException broken) {
            // What came out until then is looked at.
        }
    }

    private static void gzip(byte[] content, List<byte[]> all) {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(content))) {
            all.add(gzip.readNBytes(MOST_BYTES));
        } catch (IOException broken) {
            // Not an archive after all.
        }
    }

    /** A zlib stream may begin wherever its two bytes stand; a raw one follows a local head of an archive only. */
    private static void deflated(byte[] content, List<byte[]> all) {
        int attempts = 0;
        for (int i = 0; i + FEWEST_BYTES < content.length && attempts < MOST_ATTEMPTS; i++) {
            boolean head = (content[i] & 0x0F) == 8
                    && (content[i] & 0xF0) <= 0x70
                    && (((content[i] & 0xFF) << 8) | (content[i + 1] & 0xFF)) % 31 == 0;
            if (head) {
                attempts++;
                byte[] inflated = inflated(content, i);
                if (inflated.length >= FEWEST_BYTES) {
                    all.add(inflated);
                }
            }
        }
    }

    private static byte[] inflated(byte[] content, int start) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Inflater inflater = new Inflater()) {
            inflater.setInput(content, start, content.length - start);
            byte[] buffer = new byte[4096];
            for (int read = inflater.inflate(buffer); read > 0 && out.size() < MOST_BYTES; ) {
                out.write(buffer, 0, read);
                read = inflater.inflate(buffer);
            }
        } catch (DataFormatException notDeflated) {
            // What came out until then is looked at.
        }
        return out.toByteArray();
    }

    /** Comments of a GIF lie in blocks of at most 255 bytes, each behind its length. */
    private static void gifBlocks(byte[] content, List<byte[]> all) {
        if (indexOf(content, Bytes.latin("GIF8")) != 0) {
            return;
        }
        for (int i = 6; i + 2 < content.length; i++) {
            if (content[i] == 0x21) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                int at = i + 2;
                while (at < content.length && content[at] != 0) {
                    int length = Math.min(content[at] & 0xFF, content.length - at - 1);
                    out.write(content, at + 1, length);
                    at += length + 1;
                }
                all.add(out.toByteArray());
            }
        }
    }
}
