package dev.amana.messaging.file;

/** Drawings of Windows (EMF) as documents hold them: without the name of the program and of the file they were made from. */
final class EmfCleaner {
    /** "[MS-EMF] 2.2.9": the signature " EMF", and where the description stands and how long it is, in UTF-16. */
    private static final int SIGNATURE = 40;

    private static final int DESCRIPTION_CHARACTERS = 60;
    private static final int DESCRIPTION_OFFSET = 64;
    private static final int HEADER = 88;
    private static final int EMF = 0x464D4520;

    private EmfCleaner() {}

    static boolean isOne(byte[] drawing) {
        return drawing.length >= HEADER && int32(drawing, SIGNATURE) == EMF;
    }

    static byte[] clean(byte[] drawing) {
        byte[] clean = drawing.clone();
        long from = Integer.toUnsignedLong(int32(drawing, DESCRIPTION_OFFSET));
        long to = from + 2 * Integer.toUnsignedLong(int32(drawing, DESCRIPTION_CHARACTERS));
        for (long at = Math.max(from, HEADER); at < Math.min(to, clean.length); at++) {
            clean[(int) at] = 0;
        }
        for (int at = DESCRIPTION_CHARACTERS; at < DESCRIPTION_OFFSET + Integer.BYTES; at++) {
            clean[at] = 0;
        }
        return clean;
    }

    private static int int32(byte[] bytes, int at) {
        return (bytes[at] & 0xFF)
                | (bytes[at + 1] & 0xFF) << 8
                | (bytes[at + 2] & 0xFF) << 16
                | (bytes[at + 3] & 0xFF) << 24;
    }
}
