package dev.amana.messaging.mime;

import dev.amana.messaging.file.FileType;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Builds a mail anew: headers from an allow-list, every part re-encoded. Pure and thread-safe. */
public final class MailBuilder {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Automatic automatic;

    /** How a mail that a machine wrote says so (RFC 3834, section 5). */
    public enum Automatic {
        /** What is relayed as written by a machine answers something as a rule; a program that is told so is silent. */
        REPLIED("auto-replied"),
        /** Written by us, in answer to nothing. */
        GENERATED("auto-generated");

        private final String value;

        Automatic(String value) {
            this.value = value;
        }
    }

    /** For mails that are relayed. */
    public MailBuilder() {
        this(Automatic.REPLIED);
    }

    public MailBuilder(Automatic automatic) {
        this.automatic = automatic;
    }

    /** The bytes for the wire, with CRLF line ends and no line over 998 bytes. */
    public byte[] build(OutgoingMail mail) {
        boolean named = !mail.messageId().isEmpty();
        MimeWriter out = new MimeWriter(named ? mail.messageId() : seed(mail));
        out.header("Date", DATE.format(mail.date()));
        out.header("From", MimeWriter.address(mail.from()));
        out.header("To", MimeWriter.address(mail.to()));
        if (named) {
            out.header("Message-ID", mail.messageId());
        }
        if (mail.inReplyTo() != null) {
            out.header("In-Reply-To", mail.inReplyTo());
        }
        if (!mail.references().isEmpty()) {
            out.header("References", String.join(" ", mail.references()));
        }
        out.header("Subject", MimeWriter.unstructured(mail.subject()));
        if (mail.automatic()) {
            out.header("Auto-Submitted", automatic.value);
            out.header("X-Auto-Response-Suppress", "All");
        }
        if (mail.unsubscribe() != null) {
            out.header("List-Unsubscribe", '<' + mail.unsubscribe() + '>');
            out.header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        // Whatever brings this mail back to us, we know it again.
        if (named) {
            out.header("Amana-Loop", domain(mail.from()));
        }
        out.header("MIME-Version", "1.0");
        mixed(out, mail);
        return out.bytes();
    }

    private static String domain(MailAddress address) {
        return MimeWriter.address(new MailAddress(
                "", address.address().substring(address.address().lastIndexOf('@') + 1)));
    }

    /** A mail within a mail has no identifier; it is told from the one around it by what is in it. */
    private static String seed(OutgoingMail mail) {
        long bytes = mail.attachments().stream()
                .mapToLong(file -> file.content().length)
                .sum();
        return "nested" + bytes + mail.subject() + mail.text();
    }

    private static void mixed(MimeWriter out, OutgoingMail mail) {
        List<MailAttachment> inline = mail.html() == null
                ? List.of()
                : mail.attachments().stream().filter(MailAttachment::inline).toList();
        List<MailAttachment> invitations =
                mail.attachments().stream().filter(MailBuilder::isInvitation).toList();
        List<MailAttachment> files = mail.attachments().stream()
                .filter(attachment -> !inline.contains(attachment) && !invitations.contains(attachment))
                .toList();
        if (files.isEmpty()) {
            alternative(out, mail, inline, invitations);
            return;
        }
        out.multipart("mixed", () -> {
            out.part();
            alternative(out, mail, inline, invitations);
            files.forEach(file -> {
                out.part();
                out.file(file, "attachment");
            });
        });
    }

    /** One without a name stands beside the text as another form of it (RFC 6047), and is shown with buttons. */
    private static boolean isInvitation(MailAttachment file) {
        return file.type().equals(FileType.CALENDAR.mediaType()) && file.name().isEmpty();
    }

    private static void alternative(
            MimeWriter out, OutgoingMail mail, List<MailAttachment> inline, List<MailAttachment> invitations) {
        String html = mail.html();
        if (html == null && invitations.isEmpty()) {
            out.text("plain", mail.text());
            return;
        }
        out.multipart("alternative", () -> {
            out.part();
            out.text("plain", mail.text());
            if (html != null) {
                out.part();
                related(out, html, inline);
            }
            invitations.forEach(invitation -> {
                out.part();
                out.file(invitation, "");
            });
        });
    }

    private static void related(MimeWriter out, String html, List<MailAttachment> inline) {
        if (inline.isEmpty()) {
            out.text("html", html);
            return;
        }
        out.multipart("related", () -> {
            out.part();
            out.text("html", html);
            inline.forEach(picture -> {
                out.part();
                out.file(picture, "inline");
            });
        });
    }
}
