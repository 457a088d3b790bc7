package dev.amana.messaging.file;

import static javax.imageio.plugins.tiff.BaselineTIFFTagSet.COMPRESSION_JPEG;
import static javax.imageio.plugins.tiff.BaselineTIFFTagSet.COMPRESSION_OLD_JPEG;
import static javax.imageio.plugins.tiff.BaselineTIFFTagSet.TAG_COMPRESSION;

import com.sun.management.ThreadMXBean;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.plugins.tiff.TIFFDirectory;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Strangers' pictures as pixels: of whatever kind, memory and time are bounded, and so is how many are decoded at once. */
public final class Pictures {
    static final long MOST_PIXELS = 50_000_000;

    /** Of kinds that their decoders hold whole in memory, however few pixels of them are wanted. */
    static final long MOST_PIXELS_AT_ONCE = 25_000_000;

    /** Of lossy WebP, whose decoder keeps some thirty bytes of each pixel until it has all of them. */
    static final long MOST_PIXELS_OF_LOSSY_WEBP = 6_000_000;

    /** Of a JPEG: pixels times scans, so that the largest of twelve scans is decoded; programs make about ten. */
    static final long MOST_PIXELS_OF_SCANS = 12 * MOST_PIXELS;

    private static final long MOST_BYTES_AT_ONCE = 100L * 1024 * 1024;
    private static final long MOST_BYTES_OF_TABLES = 64L * 1024 * 1024;

    /** Of lossless WebP, where three to five were measured. */
    private static final long MOST_BYTES_PER_PIXEL = 8;

    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final Duration LONGEST_IN_LINE = Duration.ofSeconds(10);
    private static final int BMP_COMPRESSION_AT = 30;
    private static final int BMP_JPEG = 4;
    private static final int BMP_PNG = 5;
    private static final int AT_ONCE = 1;
    private static final Semaphore DECODING = new Semaphore(AT_ONCE, true);
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Pictures() {}

    /**
     * Large ones are read at every n-th pixel.
     *
     * @param longestSide at most so many pixels
     * @return empty where it is larger than is ever decoded, or no picture, or others, or it itself, take too long
     * @throws IOException where it is damaged
     */
    public static Optional<BufferedImage> decoded(byte[] content, int longestSide) throws IOException {
        if (!WebpStill.isWebp(content)) {
            return decoded(content, longestSide, Long.MAX_VALUE);
        }
        WebpStill still = WebpStill.of(content);
        if (still == null) {
            return Optional.empty();
        }
        long pixels = (long) still.width() * still.height();
        if (pixels > (still.lossless() ? MOST_PIXELS_AT_ONCE : MOST_PIXELS_OF_LOSSY_WEBP)) {
            return Optional.empty();
        }
        long mostBytes = still.lossless() ? MOST_BYTES_OF_TABLES + MOST_BYTES_PER_PIXEL * pixels : Long.MAX_VALUE;
        return decoded(still.file(), longestSide, mostBytes);
    }

    /**
     * On a thread of its own, since what a thread allocates is counted for those of the platform only. Whoever waits for it goes
     * when it takes too long; the next one's turn comes when it has really ended.
     */
    private static Optional<BufferedImage> decoded(byte[] content, int longestSide, long mostBytes) throws IOException {
        FutureTask<Optional<BufferedImage>> work = new FutureTask<>(() -> read(content, mostBytes, longestSide));
        try {
            if (!DECODING.tryAcquire(LONGEST_IN_LINE.toNanos(), TimeUnit.NANOSECONDS)) {
                return Optional.empty();
            }
            start(work);
            return work.get(LONGEST.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException tooLong) {
            return Optional.empty();
        } catch (ExecutionException damaged) {
            throw damaged.getCause() instanceof IOException io ? io : new IOException("damaged", damaged.getCause());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IOException("stopping", stopping);
        }
    }

    private static void start(Runnable work) {
        boolean started = false;
        try {
            Thread.ofPlatform().daemon().name("picture").start(() -> {
                try {
                    work.run();
                } finally {
                    DECODING.release();
                }
            });
            started = true;
        } finally {
            if (!started) {
                DECODING.release();
            }
        }
    }

    private static Optional<BufferedImage> read(byte[] content, long mostBytes, int longestSide) throws IOException {
        try (ImageInputStream in = new Metered(content, mostBytes)) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                return bounded(reader, content, longestSide);
            } finally {
                reader.dispose();
            }
        }
    }

    private static Optional<BufferedImage> bounded(ImageReader reader, byte[] content, int longestSide)
            throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        long pixels = (long) width * height;
        if (pixels > MOST_PIXELS || !isBounded(reader, content, pixels)) {
            return Optional.empty();
        }
        int step = Math.max(1, Math.ceilDiv(Math.max(width, height), longestSide));
        ImageReadParam parameters = reader.getDefaultReadParam();
        parameters.setSourceSubsampling(step, step, 0, 0);
        return Optional.of(reader.read(0, parameters));
    }

    private static boolean isBounded(ImageReader reader, byte[] content, long pixels) throws IOException {
        return switch (reader.getFormatName().toLowerCase(Locale.ROOT)) {
            case "jpeg", "jpg" -> JpegScans.count(content) * pixels <= MOST_PIXELS_OF_SCANS;
            case "tif", "tiff" -> !hasJpegs(reader) && fitsAtOnce(reader);
            case "bmp" -> !hasPicture(content);
            default -> true;
        };
    }

    /** Those within a TIFF say a size of their own, and have scans of their own. */
    private static boolean hasJpegs(ImageReader reader) throws IOException {
        var compression =
                TIFFDirectory.createFromMetadata(reader.getImageMetadata(0)).getTIFFField(TAG_COMPRESSION);
        return compression != null
                && (compression.getAsInt(0) == COMPRESSION_JPEG || compression.getAsInt(0) == COMPRESSION_OLD_JPEG);
    }

    /** A whole JPEG or PNG in the place of its pixels, of whatever size: programs draw none such. */
    private static boolean hasPicture(byte[] bmp) {
        return bmp.length > BMP_COMPRESSION_AT
                && (bmp[BMP_COMPRESSION_AT] == BMP_JPEG || bmp[BMP_COMPRESSION_AT] == BMP_PNG);
    }

    /** A TIFF is decoded a tile or strip at a time, which is as large as it says and may have any number of bands. */
    private static boolean fitsAtOnce(ImageReader reader) throws IOException {
        var type = reader.getRawImageType(0);
        if (type == null) {
            return false;
        }
        long bits = 0;
        for (int band = 0; band < type.getNumBands(); band++) {
            bits += type.getBitsPerBand(band);
        }
        long pixels = (long) reader.getTileWidth(0) * reader.getTileHeight(0);
        return pixels <= MOST_PIXELS && pixels * Math.max(bits, 1) / Byte.SIZE <= MOST_BYTES_AT_ONCE;
    }

    /** Gives no more to a decoder that has taken too much time or memory for what it was given before. */
    private static final class Metered extends MemoryCacheImageInputStream {
        /** Of bytes that are read one by one; of those that are read at once a decoder may take long over each lot. */
        private static final int CHECKED_EACH = 512;

        private final long mostBytes;
        private final long deadline = System.nanoTime() + LONGEST.toNanos();
        private final long allocated = THREADS.getCurrentThreadAllocatedBytes();
        private int reads;

        Metered(byte[] content, long mostBytes) {
            super(new ByteArrayInputStream(content));
            this.mostBytes = mostBytes;
        }

        @Override
        public int read() throws IOException {
            if (++reads % CHECKED_EACH == 0) {
                check();
            }
            return super.read();
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            check();
            return super.read(bytes, from, length);
        }

        private void check() throws IOException {
            if (THREADS.getCurrentThreadAllocatedBytes() - allocated > mostBytes) {
                throw new IOException("more memory than the picture is worth");
            }
            if (System.nanoTime() - deadline > 0) {
                throw new IOException("more time than the picture is worth");
            }
        }
    }
}
