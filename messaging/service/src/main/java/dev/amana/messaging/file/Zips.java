package dev.amana.messaging.file;

import dev.amana.messaging.file.FileFault.Kind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** The entries of an archive, and an archive of entries: without comments, extra fields, times and what lies between. */
final class Zips {
    private static final int ENCRYPTED_FLAG = 1;
    private static final int FLAGS_AT = 6;

    /** One that the format stores without an extra field. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1981, 1, 1, 0, 0);

    private Zips() {}

    /** In their order, without folders. */
    static Map<String, byte[]> entries(byte[] archive, Budget budget) throws FileFault {
        if (archive.length > FLAGS_AT && (archive[FLAGS_AT] & ENCRYPTED_FLAG) != 0) {
            throw new FileFault(Kind.SECURED);
        }
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                budget.entry();
                if (!entry.isDirectory()) {
                    entries.put(entry.getName(), budget.read(zip));
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            boolean encrypted = String.valueOf(e.getMessage()).contains("encrypted");
            throw new FileFault(encrypted ? Kind.SECURED : Kind.UNREADABLE);
        }
        if (entries.isEmpty()) {
            throw new FileFault(Kind.UNREADABLE);
        }
        return entries;
    }

    static byte[] archive(Map<String, byte[]> entries) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(header(entry.getKey(), entry.getValue()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new IllegalStateException("in memory", e);
        }
        return out.toByteArray();
    }

    /** OpenDocument wants the entry that tells its type to stand first and uncompressed. */
    private static ZipEntry header(String name, byte[] content) {
        ZipEntry header = new ZipEntry(name);
        header.setTimeLocal(NO_TIME);
        if (name.equals("mimetype")) {
            CRC32 sum = new CRC32();
            sum.update(content);
            header.setMethod(ZipEntry.STORED);
            header.setSize(content.length);
            header.setCrc(sum.getValue());
        }
        return header;
    }
}
