package dev.amana.messaging.mime;

import dev.amana.messaging.file.Charsets;
import dev.amana.messaging.file.FileFault;
import dev.amana.messaging.file.FilePolicy;
import dev.amana.messaging.file.FileRewriter;
import dev.amana.messaging.file.FileType;
import dev.amana.messaging.file.NamedFile;
import java.util.Set;

/**
 * Which parts of a mail are relayed as files. Pictures lose their metadata here; other files are rewritten when the mail
 * is composed, as only then it is known whom they must not name.
 */
final class AttachmentPolicy {

    sealed interface Verdict {}

    record Kept(MailAttachment attachment) implements Verdict {}

    record Dropped(DroppedPart.Reason reason) implements Verdict {}

    private static final Set<String> SECURED = Set.of(
            "application/pgp-signature",
            "application/pgp-encrypted",
            "application/pgp-keys",
            "application/pkcs7-mime",
            "application/x-pkcs7-mime",
            "application/pkcs7-signature",
            "application/x-pkcs7-signature");

    /** Reports of machines about other mails, and pieces of mails. */
    private static final Set<String> ABOUT_MAILS = Set.of("text/rfc822-headers", "application/pgp-keys");

    private final FilePolicy policy;

    AttachmentPolicy(FilePolicy policy) {
        this.policy = policy;
    }

    Verdict judge(MailPart part) {
        if (part.secured() || SECURED.contains(part.type())) {
            return new Dropped(DroppedPart.Reason.SIGNED_OR_ENCRYPTED);
        }
        boolean message = part.type().equals("message/rfc822") || part.type().equals("message/global");
        if (ABOUT_MAILS.contains(part.type()) || (part.type().startsWith("message/") && !message)) {
            return new Dropped(DroppedPart.Reason.CARRIES_ADDRESSES);
        }
        try {
            return new Kept(identified(part, message));
        } catch (FileFault fault) {
            return new Dropped(DroppedPart.Reason.of(fault.kind()));
        }
    }

    private MailAttachment identified(MailPart part, boolean message) throws FileFault {
        String name = part.fileName() == null ? "" : part.fileName();
        NamedFile file = message
                ? new NamedFile(name, FileType.MAIL, part.content())
                : policy.identified(name, part.type(), part.content());
        if (message && !policy.allowed().contains(FileType.MAIL)) {
            throw new FileFault(FileFault.Kind.NOT_ALLOWED);
        }
        NamedFile clean = file.type().isPicture() ? FileRewriter.picture(file) : file;
        String charset = clean.type().isText()
                ? Charsets.of(clean.content(), part.charset()).name()
                : null;
        return new MailAttachment(clean.name(), clean.type().mediaType(), clean.content(), part.contentId(), charset);
    }
}
