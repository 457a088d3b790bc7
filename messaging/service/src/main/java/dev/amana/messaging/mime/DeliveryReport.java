package dev.amana.messaging.mime;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * Tells an author in their language that a message could not be delivered (RFC 3464). It names the recipient by the alias
 * that the author wrote to, and nothing of what the recipient's server said.
 *
 * @param from local part and domain of the reporter
 * @param to the author's real address
 * @param recipient the alias
 * @param status enhanced status code (RFC 3463)
 * @param subject of the message; empty where it is not known
 * @param original the author's own Message-ID of it
 */
public record DeliveryReport(
        String from,
        String to,
        String messageId,
        String recipient,
        String status,
        String subject,
        @Nullable String original,
        Instant receivedAt,
        Instant at,
        Locale locale) {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /** The bytes for the wire. */
    public byte[] mail() {
        ResourceBundle texts = ResourceBundle.getBundle("messaging/mime/delivery-reports", locale, NO_FALLBACK);
        MimeWriter out = new MimeWriter(messageId);
        out.header("Date", DATE.format(at));
        out.header("From", MimeWriter.address(new MailAddress(texts.getString("sender"), from)));
        out.header("To", MimeWriter.address(new MailAddress("", to)));
        out.header("Message-ID", messageId);
        if (original != null) {
            out.header("In-Reply-To", original);
            out.header("References", original);
        }
        out.header("Subject", MimeWriter.unstructured(texts.getString("subject")));
        out.header("Auto-Submitted", "auto-replied");
        out.header("X-Auto-Response-Suppress", "All");
        out.header("MIME-Version", "1.0");
        out.multipart("report; report-type=delivery-status", () -> {
            out.part();
            out.text("plain", text(texts));
            out.part();
            out.fields("message/delivery-status", statusFields());
            out.part();
            out.fields("text/rfc822-headers", originalHeader());
        });
        return out.bytes();
    }

    private String text(ResourceBundle texts) {
        String about = subject.isBlank() ? "" : "\n" + texts.getString("about") + ' ' + subject + '\n';
        return texts.getString("intro") + "\n\n    " + recipient + '\n' + about + '\n'
                + texts.getString("reason." + reason()) + "\n\n" + texts.getString("closing") + '\n';
    }

    /** What a person can do about it depends on this only. */
    private String reason() {
        return switch (status) {
            case "5.2.1" -> "at-present";
            case "5.2.2", "4.2.2" -> "full";
            case "5.3.4", "5.2.3" -> "too-large";
            default -> status.startsWith("4.") || status.startsWith("5.4.") ? "not-reached" : "refused";
        };
    }

    private List<String> statusFields() {
        return List.of(
                "Reporting-MTA: dns; " + from.substring(from.lastIndexOf('@') + 1),
                "Arrival-Date: " + DATE.format(receivedAt),
                "",
                "Final-Recipient: rfc822; " + recipient,
                "Action: failed",
                "Status: " + status);
    }

    private List<String> originalHeader() {
        List<String> header = new ArrayList<>();
        if (original != null) {
            header.add("Message-ID: " + original);
        }
        header.add("To: " + recipient);
        header.add("Date: " + DATE.format(receivedAt));
        if (!subject.isBlank()) {
            header.add("Subject: " + MimeWriter.unstructured(subject));
        }
        return header;
    }
}
