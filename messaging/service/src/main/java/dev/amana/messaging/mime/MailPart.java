package dev.amana.messaging.mime;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A leaf of the part tree, decoded.
 *
 * @param type media type as declared, lower case
 * @param alternative number of the outermost multipart/alternative it stands in, 0 for none
 * @param secured whether it stands in a multipart/encrypted
 */
@SuppressWarnings("ArrayRecordComponent") // Parts are never compared.
record MailPart(
        String type,
        @Nullable String charset,
        boolean attached,
        @Nullable String fileName,
        @Nullable String contentId,
        int alternative,
        boolean secured,
        byte[] content) {

    static MailPart of(MailHeaders headers, String defaultType, int alternative, boolean secured, byte[] content) {
        HeaderParameters type = HeaderParameters.parse(headers.raw("content-type"));
        HeaderParameters disposition = HeaderParameters.parse(headers.raw("content-disposition"));
        String name = disposition.get("filename") != null ? disposition.get("filename") : type.get("name");
        String id = headers.raw("content-id");
        return new MailPart(
                type.value().contains("/") ? type.value() : defaultType,
                type.get("charset"),
                disposition.value().startsWith("attachment"),
                name == null || name.isBlank() ? null : fileName(name),
                id == null ? null : id.replaceAll("[<>\\s]", ""),
                alternative,
                secured,
                content);
    }

    /** Without a path and control characters, and short enough for any file system. */
    private static String fileName(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .replaceAll("[\\p{Cntrl}\\p{Cf}]+", "")
                .strip();
        return last.length() > 120 ? last.substring(last.length() - 120) : last;
    }

    boolean isText(String subtype) {
        return type.equals("text/" + subtype) && !attached && !secured;
    }

    String text() {
        return Charsets.decode(content, charset).replace("\r\n", "\n").replace('\r', '\n');
    }

    /** For notices, when there is no file name. */
    String label() {
        return fileName != null && !fileName.isEmpty() ? fileName : type.toLowerCase(Locale.ROOT);
    }
}
