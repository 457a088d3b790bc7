package dev.amana.messaging.web;

import dev.amana.messaging.MessagingProperties;
import dev.amana.messaging.alias.Alias;
import dev.amana.messaging.alias.Aliases;
import dev.amana.messaging.conversation.Channel;
import dev.amana.messaging.conversation.ConversationRejection.NotAParticipant;
import dev.amana.messaging.conversation.Stage;
import dev.amana.messaging.intake.AttachmentsRefused;
import dev.amana.messaging.intake.Intake;
import dev.amana.messaging.intake.TooManyAttachments;
import dev.amana.messaging.intake.TooMuchText;
import dev.amana.messaging.intake.WrittenMessage;
import dev.amana.messaging.mailbox.MailboxQueries;
import dev.amana.messaging.mailbox.MessageRow;
import dev.amana.messaging.mime.UnreadableMail;
import dev.amana.messaging.web.Access.View;
import dev.amana.platform.Ids;
import dev.amana.platform.web.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/conversations/{conversationId}/messages")
@Tag(name = "Messages")
class MessageController {
    private final MailboxQueries mailbox;
    private final Access access;
    private final Aliases aliases;
    private final Intake intake;
    private final Ids ids;
    private final Clock clock;
    private final long mostAttachmentBytes;

    MessageController(
            MailboxQueries mailbox,
            Access access,
            Aliases aliases,
            Intake intake,
            Ids ids,
            Clock clock,
            MessagingProperties properties) {
        this.mailbox = mailbox;
        this.access = access;
        this.aliases = aliases;
        this.intake = intake;
        this.ids = ids;
        this.clock = clock;
        this.mostAttachmentBytes = properties.mostAttachmentBytes();
    }

    record Text(@NotBlank String text) {}

    record Accepted(String messageId, String state) {}

    record MessagePage(List<MessageView> items, @Nullable String nextCursor) {}

    @GetMapping
    @Operation(operationId = "listMessages", summary = "The messages of a conversation, oldest first")
    MessagePage list(
            @PathVariable String conversationId,
            @RequestParam(defaultValue = "50") int size,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String reason,
            @RequestHeader(name = "Amana-Reason", required = false) @Nullable String reasonHeader) {
        View view = access.look(conversationId, "conversation.read", Access.reason(reason, reasonHeader));
        int limit = Paging.limit(size);
        List<MessageRow> rows = mailbox.messages(conversationId, Paging.position(cursor), limit);
        Map<String, String> addresses = addresses(conversationId);
        List<MessageView> items =
                rows.stream().flatMap(row -> seen(row, view, addresses)).toList();
        String next = rows.size() < limit
                ? null
                : Paging.cursor(String.valueOf(rows.getLast().position()));
        return new MessagePage(items, next);
    }

    private static Stream<MessageView> seen(MessageRow row, View view, Map<String, String> addresses) {
        String from = Objects.requireNonNullElse(addresses.get(Reading.sideOf(row)), "");
        return switch (Reading.of(row, view)) {
            case EVERYTHING -> Stream.of(MessageView.forStaff(row, from));
            case OWN -> Stream.of(MessageView.forAuthor(row, from));
            case COPY -> Stream.of(MessageView.forRecipient(row, from));
            case NOTHING -> Stream.of();
        };
    }

    private Map<String, String> addresses(String conversationId) {
        return aliases.of(conversationId).stream()
                .collect(Collectors.toMap(Alias::ownerId, alias -> aliases.address(alias.localPart())));
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(operationId = "sendMessage", summary = "Sends a message; it is screened before it goes out")
    Accepted send(
            @PathVariable String conversationId,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody Text message) {
        return take(conversationId, key, message.text(), List.of());
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(operationId = "sendMessageWithAttachments", summary = "Sends a message with attachments")
    Accepted send(
            @PathVariable String conversationId,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestParam @NotBlank String text,
            @RequestPart(required = false) @Nullable List<MultipartFile> attachments) {
        List<MultipartFile> files = attachments == null ? List.of() : attachments;
        if (files.stream().mapToLong(MultipartFile::getSize).sum() > mostAttachmentBytes) {
            throw new ProblemException(HttpStatus.CONTENT_TOO_LARGE, "attachments-too-large", mostAttachmentBytes);
        }
        return take(
                conversationId,
                key,
                text,
                files.stream().map(MessageController::file).toList());
    }

    private Accepted take(String conversationId, @Nullable String key, String text, List<WrittenMessage.File> files) {
        String author = access.writer(conversationId);
        String messageId = messageId(conversationId, author, key, WrittenMessage.fingerprint(text, files));
        byte[] mail = new WrittenMessage(messageId, text, files).toMail();
        try {
            Stage stage = intake.take(conversationId, messageId, author, Channel.API, mail, clock.instant());
            return new Accepted(messageId, Words.of(stage, null));
        } catch (TooMuchText tooMuch) {
            throw new ProblemException(HttpStatus.CONTENT_TOO_LARGE, "text-too-long", tooMuch.limitBytes());
        } catch (TooManyAttachments tooMany) {
            throw new ProblemException(HttpStatus.CONTENT_TOO_LARGE, "too-many-attachments", tooMany.limit());
        } catch (AttachmentsRefused refused) {
            throw new ProblemException(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "attachment-not-allowed", refused.names());
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
