package dev.amana.messaging.mime;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which files are relayed: types on the list that are what they say they are. Pictures lose their metadata. */
final class AttachmentPolicy {

    sealed interface Verdict {}

    record Kept(MailAttachment attachment) implements Verdict {}

    record Dropped(DroppedPart.Reason reason) implements Verdict {}

    private static final String ODF = "application/vnd.oasis.opendocument.";
    private static final String OOXML = "application/vnd.openxmlformats-officedocument.";
    private static final Map<String, String> TYPE_OF_EXTENSION = Map.ofEntries(
            Map.entry("jpg", "image/jpeg"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("png", "image/png"),
            Map.entry("gif", "image/gif"),
            Map.entry("pdf", "application/pdf"),
            Map.entry("txt", "text/plain"),
            Map.entry("csv", "text/csv"),
            Map.entry("docx", OOXML + "wordprocessingml.document"),
            Map.entry("xlsx", OOXML + "spreadsheetml.sheet"),
            Map.entry("pptx", OOXML + "presentationml.presentation"),
            Map.entry("odt", ODF + "text"),
            Map.entry("ods", ODF + "spreadsheet"));
    private static final Set<String> ALLOWED = Set.copyOf(TYPE_OF_EXTENSION.values());
    private static final Set<String> VAGUE = Set.of("application/octet-stream", "image/jpg", "image/pjpeg", "");
    private static final Set<String> CARRY_ADDRESSES = Set.of(
            "text/calendar",
            "application/ics",
            "text/vcard",
            "text/x-vcard",
            "text/directory",
            "text/rfc822-headers",
            "application/ms-tnef",
            "application/vnd.ms-tnef");
    private static final Set<String> SECURED = Set.of(
            "application/pgp-signature",
            "application/pgp-encrypted",
            "application/pgp-keys",
            "application/pkcs7-mime",
            "application/x-pkcs7-mime",
            "application/pkcs7-signature",
            "application/x-pkcs7-signature");
    private static final Set<String> ADDRESS_EXTENSIONS = Set.of("ics", "vcf", "eml", "msg", "dat");

    private AttachmentPolicy() {}

    static Verdict judge(MailPart part) {
        String extension = extension(part.fileName());
        if (part.secured() || SECURED.contains(part.type())) {
            return new Dropped(DroppedPart.Reason.SIGNED_OR_ENCRYPTED);
        }
        if (part.type().startsWith("message/")
                || CARRY_ADDRESSES.contains(part.type())
                || ADDRESS_EXTENSIONS.contains(extension)) {
            return new Dropped(DroppedPart.Reason.CARRIES_ADDRESSES);
        }
        String type = VAGUE.contains(part.type()) ? TYPE_OF_EXTENSION.getOrDefault(extension, "") : part.type();
        return ALLOWED.contains(type) ? inspect(part, type) : new Dropped(DroppedPart.Reason.TYPE_NOT_ALLOWED);
    }

    private static Verdict inspect(MailPart part, String type) {
        byte[] content = switch (type) {
            case "image/jpeg" -> JpegCleaner.clean(part.content());
            case "image/png" -> PngCleaner.clean(part.content());
            case "image/gif" -> GifCleaner.clean(part.content());
            case "application/pdf" -> startsWith(part.content(), "%PDF-");
            case "text/plain", "text/csv" -> text(part);
            default -> startsWith(part.content(), "PK");
        };
        return content == null
                ? new Dropped(DroppedPart.Reason.UNREADABLE)
                : new Kept(new MailAttachment(
                        part.fileName() == null ? "" : part.fileName(), type, content, part.contentId()));
    }

    private static byte[] text(MailPart part) {
        return part.text().getBytes(StandardCharsets.UTF_8);
    }

    private static byte @Nullable [] startsWith(byte[] content, String magic) {
        for (int i = 0; i < magic.length(); i++) {
            if (i >= content.length || content[i] != magic.charAt(i)) {
                return null;
            }
        }
        return content;
    }

    private static String extension(@Nullable String name) {
        return name == null || name.indexOf('.') < 0
                ? ""
                : name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
