package dev.amana.messaging.file;

/**
 * How often a decoder goes through all of a JPEG's pixels: once for each scan, of which a few bytes can make one. Never fewer are
 * counted than a decoder meets, which skips what stands between markers, and ends at the end of a picture.
 */
final class JpegScans {
    private static final int MARKER = 0xFF;
    private static final int FIRST_WITH_LENGTH = 0xC0;
    private static final int FIRST_RESTART = 0xD0;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int START_OF_SCAN = 0xDA;

    private JpegScans() {}

    static int count(byte[] jpeg) {
        int scans = 0;
        int at = 0;
        while (at + 1 < jpeg.length) {
            int code = jpeg[at + 1] & 0xFF;
            if ((jpeg[at] & 0xFF) != MARKER || code == MARKER) {
                at++;
                continue;
            }
            at += 2;
            // A file of tables may go before the picture, and ends like one.
            if (code == END_OF_IMAGE && scans > 0) {
                return scans;
            }
            if (code == START_OF_SCAN) {
                scans++;
            }
            if (hasLength(code) && at + 1 < jpeg.length) {
                at += Math.max(2, (jpeg[at] & 0xFF) << 8 | (jpeg[at + 1] & 0xFF));
            }
        }
        return scans;
    }

    /** What is below the first of these has none, at least to a decoder that meets it among the codes of a scan. */
    private static boolean hasLength(int code) {
        return code >= FIRST_WITH_LENGTH && (code < FIRST_RESTART || code > END_OF_IMAGE);
    }
}
