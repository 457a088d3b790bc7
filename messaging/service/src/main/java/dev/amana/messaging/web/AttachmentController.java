package dev.amana.messaging.web;

import dev.amana.messaging.conversation.Content;
import dev.amana.messaging.mailbox.MailboxQueries;
import dev.amana.messaging.mailbox.MessageRow;
import dev.amana.messaging.mime.MailAttachment;
import dev.amana.messaging.mime.MailReader;
import dev.amana.messaging.process.MailFactory;
import dev.amana.messaging.virus.Clearance;
import dev.amana.messaging.web.Access.View;
import dev.amana.platform.blob.BlobStore;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What came along with a message, always as a download: a browser shows nothing that a stranger sent. */
@RestController
@Tag(name = "Messages")
class AttachmentController {
    private final MailboxQueries mailbox;
    private final Access access;
    private final BlobStore blobs;
    private final MailReader reader;
    private final MailFactory mails;
    private final Clearance clearance;

    AttachmentController(
            MailboxQueries mailbox,
            Access access,
            BlobStore blobs,
            MailReader reader,
            MailFactory mails,
            Clearance clearance) {
        this.mailbox = mailbox;
        this.access = access;
        this.blobs = blobs;
        this.reader = reader;
        this.mails = mails;
        this.clearance = clearance;
    }

    @GetMapping("/api/conversations/{conversationId}/messages/{messageId}/attachments/{attachmentId}")
    @Operation(operationId = "downloadAttachment", summary = "One attachment of a message")
    ResponseEntity<byte[]> download(
            @PathVariable String conversationId,
            @PathVariable String messageId,
            @PathVariable String attachmentId,
            @RequestParam(required = false) @Nullable String reason,
            @RequestHeader(name = "Amana-Reason", required = false) @Nullable String reasonHeader) {
        View view = access.look(conversationId, "attachment.read", Access.reason(reason, reasonHeader));
        MessageRow row = mailbox.message(conversationId, messageId).orElseThrow(Access::notFound);
        return attachment(view, row, attachmentId)
                .map(AttachmentController::answer)
                .orElseThrow(Access::notFound);
    }

    private Optional<MailAttachment> attachment(View view, MessageRow row, String attachmentId) {
        return switch (Reading.of(row, view)) {
            case OWN -> {
                // An author may be an agent, whose colleagues read it too.
                Clearance.known(row.infected());
                yield asWritten(row, attachmentId);
            }
            case EVERYTHING -> cleared(row, attachmentId);
            case COPY -> numbered(mails.attachmentsOfCopy(row.messageId()), row, attachmentId);
            case NOTHING -> Optional.empty();
        };
    }

    /** Staff may read it before it was scanned, and what was never scanned since it is withheld. */
    private Optional<MailAttachment> cleared(MessageRow row, String attachmentId) {
        Optional<MailAttachment> file = asWritten(row, attachmentId);
        file.ifPresent(found -> clearance.out(found.content(), row.infected()));
        return file;
    }

    /** As its author sent it. */
    Optional<MailAttachment> asWritten(MessageRow row, String attachmentId) {
        return numbered(original(row), row, attachmentId);
    }

    private List<MailAttachment> original(MessageRow row) {
        return Optional.ofNullable(row.content())
                .map(Content::original)
                .flatMap(blobs::get)
                .map(raw -> reader.read(raw).attachments())
                .orElse(List.of());
    }

    /** Attachments are named by the message and their position in it, from 1. */
    private static Optional<MailAttachment> numbered(
            List<MailAttachment> attachments, MessageRow row, String attachmentId) {
        for (int i = 0; i < attachments.size(); i++) {
            if (attachmentId.equals(row.messageId() + '-' + (i + 1))) {
                return Optional.of(attachments.get(i));
            }
        }
        return Optional.empty();
    }

    private static ResponseEntity<byte[]> answer(MailAttachment attachment) {
        ContentDisposition disposition = ContentDisposition.attachment()
                .filename(attachment.name(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(attachment.content());
    }
}
