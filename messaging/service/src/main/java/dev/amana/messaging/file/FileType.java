package dev.amana.messaging.file;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be relayed, with its media type and the extensions that say so; the first one is put on. */
public enum FileType {
    JPEG("image/jpeg", "jpg jpeg jpe jfif"),
    PNG("image/png", "png"),
    GIF("image/gif", "gif"),
    WEBP("image/webp", "webp"),
    TIFF("image/tiff", "tiff tif"),
    BMP("image/bmp", "bmp"),
    PDF("application/pdf", "pdf"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    PPTX("application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"),
    ODT("application/vnd.oasis.opendocument.text", "odt"),
    ODS("application/vnd.oasis.opendocument.spreadsheet", "ods"),
    ODP("application/vnd.oasis.opendocument.presentation", "odp"),
    ZIP("application/zip", "zip"),
    CALENDAR("text/calendar", "ics"),
    CONTACT_CARD("text/vcard", "vcf"),
    MAIL("message/rfc822", "eml"),
    CSV("text/csv", "csv"),
    TEXT("text/plain", "txt log md tsv json");

    private final String mediaType;
    private final String extensions;

    FileType(String mediaType, String extensions) {
        this.mediaType = mediaType;
        this.extensions = extensions;
    }

    public String mediaType() {
        return mediaType;
    }

    public List<String> extensions() {
        return List.of(extensions.split(" "));
    }

    /** Whether it is looked at as characters in some charset. */
    public boolean isText() {
        return mediaType.startsWith("text/");
    }

    public boolean isPicture() {
        return mediaType.startsWith("image/");
    }

    boolean isOffice() {
        return mediaType.startsWith("application/vnd.");
    }

    public static @Nullable FileType ofMediaType(String type) {
        return Arrays.stream(values())
                .filter(known -> known.mediaType.equals(type))
                .findFirst()
                .orElse(null);
    }

    static @Nullable FileType ofExtension(String extension) {
        return Arrays.stream(values())
                .filter(known -> known.extensions().contains(extension))
                .findFirst()
                .orElse(null);
    }
}
