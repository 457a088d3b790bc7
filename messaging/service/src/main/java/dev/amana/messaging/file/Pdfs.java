package dev.amana.messaging.file;

import dev.amana.messaging.file.FileFault.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.jspecify.annotations.Nullable;

/** The only door to strangers' PDFs: whatever is done with one, memory is bounded and so is their number. */
public final class Pdfs {
    private static final int MOST_OBJECTS = 200_000;
    private static final int AT_ONCE = 4;
    private static final Semaphore OPEN = new Semaphore(AT_ONCE);

    private static final int MOST_MAPPED_CODES = 300_000;
    private static final Pattern CODE_RANGE =
            Pattern.compile("<\\s*([0-9A-Fa-f]{1,8})\\s*>\\s*<\\s*([0-9A-Fa-f]{1,8})\\s*>");

    private static final Set<COSName> DISGUISES = Set.of(
            COSName.ASCII85_DECODE,
            COSName.ASCII85_DECODE_ABBREVIATION,
            COSName.ASCII_HEX_DECODE,
            COSName.ASCII_HEX_DECODE_ABBREVIATION,
            COSName.LZW_DECODE,
            COSName.LZW_DECODE_ABBREVIATION,
            COSName.RUN_LENGTH_DECODE,
            COSName.RUN_LENGTH_DECODE_ABBREVIATION);

    static {
        PdfFilters.bound();
    }

    /** What is done with an open document. */
    public interface Work<T> {
        T with(PDDocument document) throws IOException, FileFault;
    }

    private Pdfs() {}

    /**
     * @throws FileFault {@link Kind#TOO_LARGE} where more would come out of it than is ever looked into, {@link
     *     Kind#SECURED} where it wants a password
     * @throws IOException where it is damaged
     */
    public static <T> T open(byte[] content, Work<T> work) throws IOException, FileFault {
        PdfBudget budget = new PdfBudget();
        OPEN.acquireUninterruptibly();
        try {
            T result = ScopedValue.where(PdfFilters.BUDGET, budget).<T, Exception>call(() -> opened(content, work));
            if (budget.isExceeded()) {
                throw new FileFault(Kind.TOO_LARGE);
            }
            return result;
        } catch (FileFault fault) {
            throw fault;
        } catch (InvalidPasswordException encrypted) {
            throw new FileFault(Kind.SECURED);
        } catch (OutOfMemoryError oneAllocation) {
            throw new FileFault(Kind.TOO_LARGE);
        } catch (Exception | StackOverflowError damaged) {
            if (budget.isExceeded()) {
                throw new FileFault(Kind.TOO_LARGE);
            }
            throw damaged instanceof IOException io ? io : new IOException("damaged", damaged);
        } finally {
            OPEN.release();
        }
    }

    /**
     * What its streams say that are encoded otherwise than by deflation, which shows in the bytes of the file.
     *
     * @throws FileFault as {@link #open}
     */
    public static List<byte[]> otherwiseEncoded(byte[] content) throws IOException, FileFault {
        return open(content, document -> {
            List<byte[]> all = new ArrayList<>();
            for (COSObjectKey key : document.getDocument().getXrefTable().keySet()) {
                COSBase value = document.getDocument().getObjectFromPool(key).getObject();
                if (value instanceof COSStream stream && isTextInDisguise(stream.getFilters())) {
                    try (var in = stream.createInputStream()) {
                        all.add(in.readAllBytes());
                    }
                }
            }
            return all;
        });
    }

    private static boolean isTextInDisguise(@Nullable COSBase filters) {
        if (filters instanceof COSArray several) {
            return several.toList().stream().anyMatch(filter -> filter instanceof COSName one && isTextInDisguise(one));
        }
        return filters instanceof COSName one && DISGUISES.contains(one);
    }

    private static <T> T opened(byte[] content, Work<T> work) throws IOException, FileFault {
        try (PDDocument document = Loader.loadPDF(content)) {
            check(document.getDocument());
            return work.with(document);
        }
    }

    private static void check(COSDocument document) throws FileFault {
        if (document.getXrefTable().size() > MOST_OBJECTS) {
            throw new FileFault(Kind.TOO_LARGE);
        }
        long mapped = 0;
        for (COSObjectKey key : document.getXrefTable().keySet()) {
            COSBase value = document.getObjectFromPool(key).getObject();
            if (value instanceof COSDictionary dictionary) {
                if (COSName.IMAGE.equals(dictionary.getCOSName(COSName.SUBTYPE))) {
                    checkPicture(dictionary);
                } else if (dictionary instanceof COSStream stream) {
                    mapped += mapped(stream);
                }
            }
            if (mapped > MOST_MAPPED_CODES) {
                throw new FileFault(Kind.TOO_LARGE);
            }
        }
    }

    /** Drawn into memory as large as it says, however little is in it. */
    private static void checkPicture(COSDictionary dictionary) {
        PdfFilters.BUDGET.get().pixels(dictionary.getLong(COSName.WIDTH, 0), dictionary.getLong(COSName.HEIGHT, 0));
    }

    /**
     * Decodes it once, since not everything that reads it later does so within the bounds. A few bytes of a font's table
     * can map all codes there are, one by one.
     */
    private static long mapped(COSStream stream) {
        String text;
        try (var in = stream.createInputStream()) {
            text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException damaged) {
            return 0;
        }
        if (!text.contains("range")) {
            return 0;
        }
        long mapped = 0;
        Matcher range = CODE_RANGE.matcher(text);
        while (range.find()) {
            mapped += Math.max(0, Long.parseLong(range.group(2), 16) - Long.parseLong(range.group(1), 16));
        }
        return mapped;
    }
}
