package dev.amana.messaging.mime;

import dev.amana.messaging.file.Charsets;
import dev.amana.messaging.file.FileFault;
import dev.amana.messaging.file.FileText;
import dev.amana.messaging.file.Pdfs;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** Looks into a file: its bytes as text in several charsets, the entries of archives, the streams of a PDF. */
final class FileScan {
    private static final int DEEPEST_ARCHIVE = 3;
    private static final int MOST_ENTRIES = 2000;
    private static final long MOST_INFLATED_BYTES = 16L * 1024 * 1024;
    /** Texts are looked at in pieces, since each is read in several ways, and each reading is a copy. */
    private static final int WINDOW_BYTES = 1024 * 1024;

    /** Longer than anything that is looked for, with all its gaps. */
    private static final int OVERLAP_BYTES = 16 * 1024;

    /** With fewer zeros than this it is no text in UTF-16 that anybody could read a name in. */
    private static final int MOST_BYTES_PER_ZERO = 32;

    /** Read as text in any case, which takes long for a large one that is none. */
    private static final int SMALL_BYTES = 64 * 1024;

    private static final List<Charset> MOST_USED = List.of(StandardCharsets.UTF_8, Charset.forName("windows-1252"));

    private static final Pattern PDF_HEX = Pattern.compile("<([0-9A-Fa-f\\s]{8,4000})>");

    /** Letters of one word are often drawn apart. */
    private static final Pattern DRAWN_APART = Pattern.compile("\\)[\\s\\d.\\-]{0,20}\\(");

    private static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private final LeakScan scan;
    private final Consumer<byte[]> mails;
    private long inflatedBytes;
    private int entries;

    /** @param mails looks into a mail that lies in an archive */
    FileScan(LeakScan scan, Consumer<byte[]> mails) {
        this.scan = scan;
        this.mails = mails;
    }

    /** @param charset that a text is said to be in */
    void scan(String where, byte[] content, @Nullable String charset) {
        if (charset != null && !charset.equalsIgnoreCase("utf-8")) {
            scan.fileText(where, Charsets.decode(content, charset));
        }
        scan(where, content, 0);
    }

    private void scan(String where, byte[] content, int depth) {
        texts(where, content);
        if (startsWith(content, "PK")) {
            archive(where, content, depth);
        } else if (startsWith(content, "%PDF-")) {
            pdf(where, content, depth);
        }
    }

    private void texts(String where, byte[] content) {
        if (content.length <= WINDOW_BYTES) {
            text(where, content);
            return;
        }
        for (int from = 0; from < content.length; from += WINDOW_BYTES - OVERLAP_BYTES) {
            int start = characterStart(content, from);
            int end = characterStart(content, Math.min(content.length, from + WINDOW_BYTES));
            text(where, Arrays.copyOfRange(content, start, end));
        }
    }

    /** Back to where a character of UTF-8 begins: half of one would make the whole piece look like another charset. */
    private static int characterStart(byte[] content, int at) {
        int start = at;
        while (start > 0 && start < content.length && at - start < 3 && (content[start] & 0xC0) == 0x80) {
            start--;
        }
        return start;
    }

    private void text(String where, byte[] content) {
        byte[] dense = withoutZeros(content);
        boolean zeros = dense.length < content.length;
        boolean wide = zeros && dense.length <= content.length - content.length / MOST_BYTES_PER_ZERO;
        boolean binary = BinaryText.isBinary(content);
        if (binary) {
            scan.text(where, BinaryText.of(content));
            scan.asWritten(where, BinaryText.apart(content));
        }
        if (!binary || wide || content.length <= SMALL_BYTES || hasMark(content)) {
            asText(where, content);
            if (zeros) {
                scan.text(where, new String(dense, StandardCharsets.ISO_8859_1));
            }
        }
        if (wide) {
            scan.text(where, new String(content, StandardCharsets.UTF_16LE));
            scan.text(where, new String(content, StandardCharsets.UTF_16BE));
        }
    }

    /** The byte order mark of UTF-16. */
    private static boolean hasMark(byte[] content) {
        return content.length > 1
                && ((content[0] == (byte) 0xFE && content[1] == (byte) 0xFF)
                        || (content[0] == (byte) 0xFF && content[1] == (byte) 0xFE));
    }

    private void asText(String where, byte[] content) {
        Charset charset = Charsets.of(content, null);
        String text = new String(content, charset);
        scan.fileText(where, text);
        if (!charset.equals(StandardCharsets.UTF_8) || text.indexOf('\uFFFD') >= 0) {
            // A guess: one strange byte in a text is enough for a wrong one.
            MOST_USED.forEach(other -> scan.text(where, new String(content, other)));
        }
    }

    private static byte[] withoutZeros(byte[] content) {
        byte[] dense = new byte[content.length];
        int length = 0;
        for (byte b : content) {
            if (b != 0) {
                dense[length++] = b;
            }
        }
        return Arrays.copyOf(dense, length);
    }

    private void archive(String where, byte[] archive, int depth) {
        if (depth >= DEEPEST_ARCHIVE) {
            scan.add(where, "nested too deeply");
            return;
        }
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (++entries > MOST_ENTRIES) {
                    scan.add(where, "too many entries");
                    return;
                }
                scan.text(where, entry.getName());
                byte[] content = inflated(zip);
                scan(where + "/" + entries, content, depth + 1);
                if (entry.getName().toLowerCase(Locale.ROOT).endsWith(".eml")) {
                    mails.accept(content);
                }
            }
        } catch (TooLarge bomb) {
            scan.add(where, LeakCheck.TOO_LARGE);
        } catch (IOException | IllegalArgumentException e) {
            scan.add(where, "undecodable");
        }
    }

    private byte[] inflated(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, MOST_INFLATED_BYTES - inflatedBytes + 1));
        inflatedBytes += bytes.length;
        if (inflatedBytes > MOST_INFLATED_BYTES) {
            throw new TooLarge();
        }
        return bytes;
    }

    private void pdf(String where, byte[] content, int depth) {
        String latin = new String(content, StandardCharsets.ISO_8859_1);
        pdfStrings(where, latin);
        int at = latin.indexOf("stream");
        while (at >= 0) {
            int start = at + "stream".length();
            if (!latin.startsWith("end", Math.max(0, at - 3))) {
                start += latin.startsWith("\r\n", start) ? 2 : 1;
                deflated(where, content, start, depth);
            }
            at = latin.indexOf("stream", start);
        }
        drawnText(where, content);
    }

    /** What a reader sees: letters that a font of the document's own maps to other codes stand nowhere else. */
    private void drawnText(String where, byte[] content) {
        try {
            scan.text(where, FileText.ofPdf(content));
            for (byte[] stream : Pdfs.otherwiseEncoded(content)) {
                texts(where, stream);
                drawnApart(where, stream);
            }
        } catch (FileFault fault) {
            scan.add(where, fault.kind() == FileFault.Kind.TOO_LARGE ? LeakCheck.TOO_LARGE : "undecodable");
        } catch (IOException | RuntimeException | StackOverflowError damaged) {
            scan.add(where, "undecodable");
        }
    }

    private void deflated(String where, byte[] content, int start, int depth) {
        if (start >= content.length || (content[start] & 0x0F) != 8) {
            return;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Inflater inflater = new Inflater()) {
            inflater.setInput(content, start, content.length - start);
            byte[] buffer = new byte[8192];
            for (int read = inflater.inflate(buffer); read > 0; read = inflater.inflate(buffer)) {
                out.write(buffer, 0, read);
                inflatedBytes += read;
                if (inflatedBytes > MOST_INFLATED_BYTES) {
                    scan.add(where, LeakCheck.TOO_LARGE);
                    return;
                }
            }
        } catch (DataFormatException e) {
            // Not a deflated stream after all, or a damaged one; what came out until then is looked at.
        }
        if (depth < DEEPEST_ARCHIVE) {
            scan(where, out.toByteArray(), depth + 1);
        } else {
            texts(where, out.toByteArray());
        }
        pdfStrings(where, out.toString(StandardCharsets.ISO_8859_1));
        drawnApart(where, out.toByteArray());
    }

    private void drawnApart(String where, byte[] stream) {
        String text = BinaryText.isBinary(stream) ? BinaryText.of(stream) : Charsets.decode(stream, null);
        if (text.contains("TJ")) {
            scan.text(where, DRAWN_APART.matcher(text).replaceAll(""));
        }
    }

    private void pdfStrings(String where, String latin) {
        Matcher hex = PDF_HEX.matcher(latin);
        while (hex.find()) {
            String digits = hex.group(1).replaceAll("\\s", "");
            byte[] bytes = HexFormat.of().parseHex(digits.substring(0, digits.length() / 2 * 2));
            scan.text(where, new String(withoutZeros(bytes), StandardCharsets.ISO_8859_1));
        }
    }

    private static boolean startsWith(byte[] content, String magic) {
        return content.length > magic.length()
                && new String(content, 0, magic.length(), StandardCharsets.ISO_8859_1).equals(magic);
    }
}
