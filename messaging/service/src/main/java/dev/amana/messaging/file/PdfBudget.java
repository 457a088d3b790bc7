package dev.amana.messaging.file;

/**
 * How much may come out of one PDF. Once it is used up nothing more is decoded: the library goes on after many faults, and
 * would else try one bomb after another.
 */
final class PdfBudget {
    static final long MOST_STREAM_BYTES = 16L * 1024 * 1024;
    /** Of a table of objects: each of its few bytes becomes an entry in memory. */
    static final long MOST_INDEX_BYTES = 2L * 1024 * 1024;

    static final long MOST_PIXELS = 50_000_000;

    /** All that is ever decoded, also the same stream again. */
    private static final long MOST_BYTES = 128L * 1024 * 1024;

    private static final int MOST_GLYPHS = 1_000_000;

    private static final int MOST_STEPS = 5_000_000;

    /** Forms and pictures in the content: forms that draw forms multiply. */
    private static final int MOST_OBJECTS_DRAWN = 10_000;

    /** Letters and lines that are really drawn, each of which takes far longer than reading it. */
    private static final int MOST_DRAWN = 150_000;

    private long bytesLeft = MOST_BYTES;
    private int glyphsLeft = MOST_GLYPHS;
    private int stepsLeft = MOST_STEPS;
    private int objectsLeft = MOST_OBJECTS_DRAWN;
    private int drawnLeft = MOST_DRAWN;
    private boolean exceeded;

    /** Unchecked, since the library logs checked ones and goes on with the next operator. */
    static final class Exceeded extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Exceeded() {
            super("more than is ever looked into", null, false, false);
        }
    }

    void decoded(long bytes) {
        bytesLeft -= bytes;
        if (bytesLeft < 0 || exceeded) {
            exceeded();
        }
    }

    void pixels(long width, long height) {
        if (width < 0 || height < 0 || width > MOST_PIXELS || height > MOST_PIXELS || width * height > MOST_PIXELS) {
            exceeded();
        }
    }

    /** One drawn letter, of which a page keeps more in memory than its code. */
    void glyph() {
        if (--glyphsLeft < 0) {
            exceeded();
        }
    }

    /** One operator of content. */
    void step(String operator) {
        boolean object = operator.equals("Do");
        if (--stepsLeft < 0 || (object && --objectsLeft < 0)) {
            exceeded();
        }
    }

    void drawn() {
        if (--drawnLeft < 0) {
            exceeded();
        }
    }

    void exceeded() {
        exceeded = true;
        throw new Exceeded();
    }

    boolean isExceeded() {
        return exceeded;
    }
}
