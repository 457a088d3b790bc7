package dev.amana.messaging.web;

import dev.amana.messaging.alias.Alias;
import dev.amana.messaging.alias.Aliases;
import dev.amana.messaging.mailbox.MailboxQueries;
import dev.amana.messaging.mailbox.MessageRow;
import dev.amana.messaging.web.Access.View;
import dev.amana.messaging.web.Writing.Accepted;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
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
    private final Writing writing;

    MessageController(MailboxQueries mailbox, Access access, Aliases aliases, Writing writing) {
        this.mailbox = mailbox;
        this.access = access;
        this.aliases = aliases;
        this.writing = writing;
    }

    /** @param critical that a seller needs it read to complete the order: it passes though the buyer opted out */
    record Text(@NotBlank String text, @Nullable Boolean critical) {}

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
        return writing.write(conversationId, key, message.text(), Boolean.TRUE.equals(message.critical()), List.of());
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(operationId = "sendMessageWithAttachments", summary = "Sends a message with attachments")
    Accepted send(
            @PathVariable String conversationId,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestParam @NotBlank String text,
            @RequestParam(defaultValue = "false") boolean critical,
            @RequestPart(required = false) @Nullable List<MultipartFile> attachments) {
        return writing.write(conversationId, key, text, critical, attachments == null ? List.of() : attachments);
    }
}
