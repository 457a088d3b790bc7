package dev.amana.messaging.web;

import dev.amana.messaging.mailbox.MailboxQueries;
import dev.amana.messaging.mime.MailAttachment;
import dev.amana.messaging.review.SafeView;
import dev.amana.messaging.review.SafeView.Kind;
import dev.amana.messaging.review.SafeView.Shown;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Pictures that came with a message, for those who judge it at the review desk: painted anew here, so that no byte of a
 * stranger's file reaches a browser. Each look is recorded.
 */
@RestController
@Hidden
class PictureController {
    private static final String WHY = "review desk";

    private final Access access;
    private final MailboxQueries mailbox;
    private final AttachmentController attachments;

    PictureController(Access access, MailboxQueries mailbox, AttachmentController attachments) {
        this.access = access;
        this.mailbox = mailbox;
        this.attachments = attachments;
    }

    @GetMapping("/console/pictures/{conversationId}/{messageId}/{attachmentId}")
    @PreAuthorize("hasAnyRole('trust', 'trust-lead')")
    ResponseEntity<byte[]> show(
            @PathVariable String conversationId, @PathVariable String messageId, @PathVariable String attachmentId) {
        access.look(conversationId, "attachment.view", WHY);
        return mailbox.message(conversationId, messageId)
                .flatMap(row -> attachments.asWritten(row, attachmentId))
                .flatMap(PictureController::painted)
                .map(picture -> ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .contentType(MediaType.parseMediaType(picture.type()))
                        .header("Content-Security-Policy", "sandbox; default-src 'none'")
                        .header("X-Content-Type-Options", "nosniff")
                        .body(picture.content()))
                .orElseThrow(Access::notFound);
    }

    private static Optional<Shown> painted(MailAttachment file) {
        return Kind.of(file.type()) == Kind.IMAGE ? SafeView.of(file.type(), file.content(), 1) : Optional.empty();
    }
}
