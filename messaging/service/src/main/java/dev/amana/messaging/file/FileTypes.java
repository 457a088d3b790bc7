package dev.amana.messaging.file;

import dev.amana.messaging.file.FileFault.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds out what a file is: by its first bytes, and only where those leave it open by its name and declared type. */
final class FileTypes {
    private static final Map<String, FileType> OTHER_MEDIA_TYPES = Map.of(
            "application/ics", FileType.CALENDAR,
            "text/x-vcalendar", FileType.CALENDAR,
            "text/x-vcard", FileType.CONTACT_CARD,
            "text/directory", FileType.CONTACT_CARD,
            "application/csv", FileType.CSV,
            "application/json", FileType.TEXT,
            "text/markdown", FileType.TEXT,
            "text/rfc822-headers", FileType.TEXT);
    private static final int HEAD_BYTES = 2048;

    private FileTypes() {}

    /** @throws FileFault where it is nothing that can be relayed, or not what it says it is */
    static FileType of(String name, String declared, byte[] content) throws FileFault {
        String head = new String(content, 0, Math.min(content.length, HEAD_BYTES), StandardCharsets.ISO_8859_1);
        if (isProgram(head) || FileNames.namesProgram(name)) {
            throw new FileFault(Kind.EXECUTABLE);
        }
        FileType named = FileType.ofExtension(FileNames.extension(name));
        FileType binary = binary(head);
        if (binary != null) {
            return agreed(binary == FileType.ZIP ? inZip(named, declared, head) : binary, named);
        }
        if (head.startsWith("\u00d0\u00cf\u0011\u00e0")) {
            // An office document of before 2007, or an encrypted one of after.
            throw new FileFault(named != null && named.isOffice() ? Kind.SECURED : Kind.NOT_ALLOWED);
        }
        return text(named, declared, head);
    }

    private static boolean isProgram(String head) {
        return head.startsWith("MZ")
                || head.startsWith("\u007fELF")
                || head.startsWith("#!")
                || head.startsWith("\u00ca\u00fe\u00ba\u00be")
                || head.startsWith("\u00cf\u00fa\u00ed\u00fe")
                || head.startsWith("\u00fe\u00ed\u00fa\u00cf")
                || head.startsWith("L\0\0\0\u0001\u0014\u0002");
    }

    private static @Nullable FileType binary(String head) {
        if (head.startsWith("\u00ff\u00d8\u00ff")) {
            return FileType.JPEG;
        }
        if (head.startsWith("\u0089PNG")) {
            return FileType.PNG;
        }
        if (head.startsWith("GIF8")) {
            return FileType.GIF;
        }
        if (head.startsWith("RIFF") && head.startsWith("WEBP", 8)) {
            return FileType.WEBP;
        }
        if (head.startsWith("II*\0") || head.startsWith("MM\0*")) {
            return FileType.TIFF;
        }
        if (head.startsWith("BM") && head.startsWith("\0\0\0\0", 6)) {
            return FileType.BMP;
        }
        if (head.startsWith("PK\u0003\u0004")) {
            return FileType.ZIP;
        }
        return head.indexOf("%PDF-") >= 0 && head.indexOf("%PDF-") < 1024 ? FileType.PDF : null;
    }

    /** A container says by its first entries what it is; a program that makes one need not put those first, so the name counts. */
    private static FileType inZip(@Nullable FileType named, String declared, String head) {
        for (FileType type : new FileType[] {FileType.ODT, FileType.ODS, FileType.ODP}) {
            if (head.contains("mimetype" + type.mediaType())) {
                return type;
            }
        }
        FileType said = named != null ? named : FileType.ofMediaType(declared);
        return said != null && said.isOffice() ? said : FileType.ZIP;
    }

    private static FileType agreed(FileType found, @Nullable FileType named) throws FileFault {
        boolean fits = named == null || named == found || (named.isPicture() && found.isPicture());
        if (!fits) {
            throw new FileFault(Kind.UNREADABLE);
        }
        return found;
    }

    private static FileType text(@Nullable FileType named, String declared, String head) throws FileFault {
        FileType said = Objects.requireNonNullElse(FileType.ofMediaType(declared), FileType.TEXT);
        if (!said.isText() && said != FileType.MAIL) {
            said = FileType.TEXT;
        }
        FileType type = named != null ? named : OTHER_MEDIA_TYPES.getOrDefault(declared, said);
        boolean told =
                named != null || OTHER_MEDIA_TYPES.containsKey(declared) || FileType.ofMediaType(declared) != null;
        if (!told) {
            throw new FileFault(Kind.NOT_ALLOWED);
        }
        String start = head.replace("\0", "").toUpperCase(Locale.ROOT);
        boolean fits = switch (type) {
            case CALENDAR -> start.contains("BEGIN:VCALENDAR");
            case CONTACT_CARD -> start.contains("BEGIN:VCARD");
            case MAIL -> true;
            case CSV, TEXT -> looksLikeText(head);
            default -> false;
        };
        if (!fits) {
            throw new FileFault(Kind.UNREADABLE);
        }
        return type;
    }

    /** UTF-16 has zeros too, but at every second place at most. */
    private static boolean looksLikeText(String head) {
        boolean utf16 = head.startsWith("\u00ff\u00fe") || head.startsWith("\u00fe\u00ff");
        long controls = head.chars().filter(c -> c < 9 || (c > 13 && c < 27)).count();
        long zeros = head.chars().filter(c -> c == 0).count();
        return controls == 0 || (controls == zeros && (utf16 || zeros * 2 <= head.length()));
    }
}
