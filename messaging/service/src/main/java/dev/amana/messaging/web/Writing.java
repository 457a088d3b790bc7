package dev.amana.messaging.web;

import dev.amana.messaging.MessagingProperties;
import dev.amana.messaging.availability.Unavailable;
import dev.amana.messaging.conversation.Channel;
import dev.amana.messaging.conversation.ConversationRejection.NotAParticipant;
import dev.amana.messaging.conversation.Stage;
import dev.amana.messaging.intake.AttachmentsRefused;
import dev.amana.messaging.intake.Intake;
import dev.amana.messaging.intake.TooManyAttachments;
import dev.amana.messaging.intake.TooMuchText;
import dev.amana.messaging.intake.WrittenMessage;
import dev.amana.messaging.mime.UnreadableMail;
import dev.amana.platform.Ids;
import dev.amana.platform.web.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Takes what somebody writes, by the interface for programs or on the page: both are screened and refused alike. */
@Component
class Writing {
    private final Access access;
    private final Intake intake;
    private final Ids ids;
    private final Clock clock;
    private final long mostAttachmentBytes;

    Writing(Access access, Intake intake, Ids ids, Clock clock, MessagingProperties properties) {
        this.access = access;
        this.intake = intake;
        this.ids = ids;
        this.clock = clock;
        this.mostAttachmentBytes = properties.mostAttachmentBytes();
    }

    record Accepted(String messageId, String state) {}

    long mostAttachmentBytes() {
        return mostAttachmentBytes;
    }

    /** @param critical that a seller needs it read to complete the order: it passes though the buyer opted out */
    Accepted write(
            String conversationId, @Nullable String key, String text, boolean critical, List<MultipartFile> files) {
        if (files.stream().mapToLong(MultipartFile::getSize).sum() > mostAttachmentBytes) {
            throw new ProblemException(HttpStatus.CONTENT_TOO_LARGE, "attachments-too-large", mostAttachmentBytes);
        }
        return take(
                conversationId,
                key,
                text,
                critical,
                files.stream().map(Writing::file).toList());
    }

    private Accepted take(
            String conversationId,
            @Nullable String key,
            String text,
            boolean critical,
            List<WrittenMessage.File> files) {
        String author = access.writer(conversationId);
        String messageId = messageId(conversationId, author, key, WrittenMessage.fingerprint(text, files));
        byte[] mail = new WrittenMessage(messageId, text, files, critical).toMail();
        try {
            Stage stage = intake.take(conversationId, messageId, author, Channel.API, mail, clock.instant());
            return new Accepted(messageId, Words.of(stage, null));
        } catch (TooMuchText tooMuch) {
            throw new ProblemException(HttpStatus.CONTENT_TOO_LARGE, "text-too-long", tooMuch.limitBytes());
        } catch (TooManyAttachments tooMany) {
            throw new ProblemException(HttpStatus.CONTENT_TOO_LARGE, "too-many-attachments", tooMany.limit());
        } catch (AttachmentsRefused refused) {
            throw new ProblemException(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "attachment-not-allowed", refused.names());
        } catch (Unavailable unavailable) {
            throw unavailable.problem();
        } catch (NotAParticipant stranger) {
            throw Access.notFound();
        } catch (UnreadableMail unreadable) {
            throw new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, "unreadable-message");
        }
    }

    /** With the content, since another message under a key used before must not vanish as a repetition. */
    private String messageId(String conversationId, String author, @Nullable String key, String fingerprint) {
        return key == null ? ids.next() : Ids.derived("message", conversationId, author, "key", key, fingerprint);
    }

    private static WrittenMessage.File file(MultipartFile file) {
        try {
            return new WrittenMessage.File(
                    Objects.requireNonNullElse(file.getOriginalFilename(), "file"),
                    Objects.requireNonNullElse(file.getContentType(), MediaType.APPLICATION_OCTET_STREAM_VALUE),
                    file.getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
