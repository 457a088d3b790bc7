package dev.amana.messaging.mime;

import dev.amana.messaging.file.Charsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A leaf of the part tree, decoded.
 *
 * @param type media type as declared, lower case
 * @param alternative number of the outermost multipart/alternative it stands in, 0 for none
 * @param joinsLines whether lines that end with a blank go on without it (format=flowed, delsp=yes)
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
        boolean joinsLines,
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
                "yes".equalsIgnoreCase(type.get("delsp")) && "flowed".equalsIgnoreCase(type.get("format")),
                content);
    }

    /** Without a path and control characters, and short enough for any file system. */
    static String fileName(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .replaceAll("[\\p{Cntrl}\\p{Cf}]+", "")
                .strip();
        return last.length() > 120 ? last.substring(last.length() - 120) : last;
    }

    /** Something else that was packed into this part. */
    MailPart holding(String otherType, @Nullable String name, byte[] packed) {
        String otherName = name == null || name.isBlank() ? null : name;
        return new MailPart(otherType, "utf-8", otherName != null, otherName, null, 0, secured, false, packed);
    }

    boolean isText(String subtype) {
        return type.equals("text/" + subtype) && !attached && !secured;
    }

    String text() {
        String text = Charsets.decode(content, charset).replace("\r\n", "\n").replace('\r', '\n');
        // RFC 3676, 4.1: a blank at the end of a line was put there with the break, and goes with it.
        return joinsLines ? text.replaceAll("(?m)(?<!^--) \\n(?!>)", "") : text;
    }

    /** For notices, when there is no file name. */
    String label() {
        return fileName != null && !fileName.isEmpty() ? fileName : type.toLowerCase(Locale.ROOT);
    }
}
