package dev.amana.messaging.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.amana.messaging.conversation.Content;
import dev.amana.messaging.conversation.Verdict;
import dev.amana.messaging.mailbox.Copy;
import dev.amana.messaging.mailbox.MessageRow;
import dev.amana.platform.personal.Personal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A message as somebody reads it.
 *
 * @param from the alias that stands for the author
 * @param again where it stands once more, whole, since its author's appeal was granted after it had been delivered otherwise: as
 *     {@code state}, which stays {@code relayed}; only for its author and for staff
 * @param text absent once the author is erased
 * @param because why it was withheld; only for its author and for staff
 * @param places where it would have revealed its author
 * @param status enhanced status code (RFC 3463) of a failed delivery
 * @param delivered what the recipient has, where staff look
 * @param dropped why parts of the original are not in what was delivered, a reason for each
 * @param leftOut the first of these parts by name, as their author calls them; only for the author and for staff
 * @param notSentTo addresses in To or Cc that are no aliases: for the author and for staff
 * @param automatic whether a machine wrote it, such as a vacation reply; it does not count as an answer
 * @param treatment how it was delivered, where not as it is: {@code unscreened}, {@code warned}, {@code redacted};
 *     {@code redacted-late} where words were found in it that were to be replaced, when it had gone out untouched
 * @param measure what followed from a report for its author: {@code warning} or {@code restriction}; not for its recipient
 * @param appealable against what its author may still appeal: {@code verdict}, {@code report}; absent for nothing, and for others
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MessageView(
        String messageId,
        String from,
        String role,
        @Nullable String authorId,
        Instant sentAt,
        String state,
        @Nullable String again,
        @Nullable String subject,
        @Nullable String text,
        @Nullable String quoted,
        List<AttachmentView> attachments,
        @Nullable VerdictView verdict,
        @Nullable String because,
        @Nullable List<String> places,
        @Nullable String status,
        @Nullable String delivered,
        @Nullable List<String> dropped,
        @Nullable List<LeftOutView> leftOut,
        @Nullable List<String> notSentTo,
        boolean automatic,
        @Nullable List<String> treatment,
        boolean erased,
        @Nullable String measure,
        @Nullable List<String> appealable) {

    record AttachmentView(String attachmentId, String name, String type, long bytes) {}

    record LeftOutView(String name, String reason) {}

    record VerdictView(String outcome, String severity, List<String> categories, int revision, Instant decidedAt) {}

    /** For its author: whole, with what became of it and why. */
    static MessageView forAuthor(MessageRow row, String from) {
        return whole(row, from, null, null);
    }

    /** For staff: whole, and what was delivered beside it. */
    static MessageView forStaff(MessageRow row, String from) {
        Copy copy = row.copy();
        return whole(row, from, row.authorId(), copy == null ? null : text(copy.text()));
    }

    /** For its recipient: what was released, rewritten. */
    static MessageView forRecipient(MessageRow row, String from) {
        Copy copy = row.copy();
        String text = copy == null ? null : text(copy.text());
        return new MessageView(
                row.messageId(),
                from,
                Words.of(row.authorRole()),
                null,
                row.receivedAt(),
                Words.of(row.stage(), row.because()),
                null,
                copy == null ? null : text(copy.subject()),
                text,
                copy == null ? null : text(copy.quoted()),
                copy == null ? List.of() : attachments(copy.attachments()),
                null,
                null,
                null,
                null,
                null,
                dropped(copy),
                null,
                null,
                row.automatic(),
                treatment(row, false),
                text == null,
                null,
                null);
    }

    private static MessageView whole(
            MessageRow row, String from, @Nullable String authorId, @Nullable String delivered) {
        Content content = row.content();
        String text = content == null ? null : text(content.text());
        return new MessageView(
                row.messageId(),
                from,
                Words.of(row.authorRole()),
                authorId,
                row.receivedAt(),
                Words.of(row.stage(), row.because()),
                row.again() == null ? null : Words.of(row.again(), row.because()),
                content == null ? null : text(content.subject()),
                text,
                content == null ? null : text(content.quoted()),
                content == null ? List.of() : attachments(content.attachments()),
                verdict(row.verdict()),
                row.because() == null ? null : Words.of(row.because()),
                row.details().isEmpty() ? null : row.details(),
                row.status(),
                delivered,
                dropped(row.copy()),
                leftOut(row.copy()),
                content == null ? null : lines(content.elsewhere()),
                row.automatic(),
                treatment(row, true),
                text == null,
                row.measure() == null ? null : row.measure().name().toLowerCase(Locale.ROOT),
                authorId == null ? appealable(row) : null);
    }

    /** @param whole for its author and staff: they learn of words that were found too late */
    private static @Nullable List<String> treatment(MessageRow row, boolean whole) {
        List<String> treatment = new ArrayList<>();
        Verdict verdict = row.verdict();
        if (row.unscreened()) {
            treatment.add("unscreened");
        }
        if (verdict != null && Boolean.TRUE.equals(verdict.warned())) {
            treatment.add("warned");
        }
        if (verdict != null && verdict.redacts() && row.redacted()) {
            treatment.add("redacted");
        } else if (whole && verdict != null && verdict.redacts() && row.copy() != null) {
            treatment.add("redacted-late");
        }
        return treatment.isEmpty() ? null : treatment;
    }

    private static @Nullable List<String> appealable(MessageRow row) {
        List<String> appealable = row.appealable().stream()
                .map(about -> about.name().toLowerCase(Locale.ROOT))
                .toList();
        return appealable.isEmpty() ? null : appealable;
    }

    private static @Nullable List<String> lines(@Nullable Personal personal) {
        String text = text(personal);
        return text == null ? null : text.lines().toList();
    }

    private static @Nullable List<String> dropped(@Nullable Copy copy) {
        return copy == null || copy.dropped().isEmpty()
                ? null
                : copy.dropped().stream().map(Words::of).toList();
    }

    private static @Nullable List<LeftOutView> leftOut(@Nullable Copy copy) {
        return copy == null || copy.leftOut() == null
                ? null
                : copy.leftOut().stream()
                        .map(part -> new LeftOutView(part.name().revealOr(""), Words.of(part.reason())))
                        .toList();
    }

    private static @Nullable VerdictView verdict(@Nullable Verdict verdict) {
        return verdict == null
                ? null
                : new VerdictView(
                        Words.of(verdict.outcome()),
                        verdict.severity().toLowerCase(Locale.ROOT),
                        verdict.categories(),
                        verdict.revision(),
                        verdict.decidedAt());
    }

    private static List<AttachmentView> attachments(List<Content.Attachment> attachments) {
        return attachments.stream()
                .map(a -> new AttachmentView(a.attachmentId(), a.name().revealOr(""), a.type(), a.bytes()))
                .toList();
    }

    private static @Nullable String text(@Nullable Personal personal) {
        return personal == null ? null : personal.reveal().orElse(null);
    }
}
