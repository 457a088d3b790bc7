package dev.amana.messaging.web;

import dev.amana.messaging.alias.Alias;
import dev.amana.messaging.alias.Aliases;
import dev.amana.messaging.export.ConversationExport;
import dev.amana.messaging.export.ConversationExport.Forms;
import dev.amana.messaging.mailbox.MessageRow;
import dev.amana.messaging.web.Access.View;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A conversation to take away: for a party its own view, for staff both forms, with a reason that is recorded. */
@RestController
@RequestMapping("/api/conversations/{conversationId}")
@Tag(name = "Conversations")
class ExportController {
    private final Access access;
    private final Aliases aliases;
    private final ConversationExport export;

    ExportController(Access access, Aliases aliases, ConversationExport export) {
        this.access = access;
        this.aliases = aliases;
        this.export = export;
    }

    @GetMapping("/export.pdf")
    @Operation(operationId = "exportConversationAsPdf", summary = "The conversation as a signed PDF")
    ResponseEntity<byte[]> pdf(
            @PathVariable String conversationId,
            @RequestParam(required = false) @Nullable String reason,
            @RequestHeader(name = "Amana-Reason", required = false) @Nullable String reasonHeader) {
        View view = access.look(conversationId, "conversation.export", Access.reason(reason, reasonHeader));
        byte[] document = export.pdf(request(conversationId, row -> forms(row, view)));
        return download(document, MediaType.APPLICATION_PDF, conversationId + ".pdf");
    }

    /** @param delivered for staff: what was delivered instead of the originals */
    @GetMapping("/export.mbox")
    @Operation(operationId = "exportConversationAsMbox", summary = "The conversation's mails as an mbox (mboxrd)")
    ResponseEntity<byte[]> mbox(
            @PathVariable String conversationId,
            @RequestParam(defaultValue = "false") boolean delivered,
            @RequestParam(required = false) @Nullable String reason,
            @RequestHeader(name = "Amana-Reason", required = false) @Nullable String reasonHeader) {
        View view = access.look(conversationId, "conversation.export", Access.reason(reason, reasonHeader));
        byte[] mails = export.mbox(request(conversationId, row -> mails(row, view, delivered)));
        return download(mails, MediaType.parseMediaType("application/mbox"), conversationId + ".mbox");
    }

    private ConversationExport.Request request(String conversationId, Function<MessageRow, Forms> view) {
        Locale locale = LocaleContextHolder.getLocale();
        return new ConversationExport.Request(
                conversationId,
                aliases.of(conversationId).stream()
                        .collect(Collectors.toMap(Alias::ownerId, alias -> aliases.address(alias.localPart()))),
                view,
                locale);
    }

    private static Forms mails(MessageRow row, View view, boolean delivered) {
        Forms forms = forms(row, view);
        return delivered && forms.equals(Forms.BOTH) ? Forms.DELIVERED : forms;
    }

    private static Forms forms(MessageRow row, View view) {
        return switch (Reading.of(row, view)) {
            case EVERYTHING -> Forms.BOTH;
            case OWN -> Forms.ORIGINAL;
            case COPY -> Forms.DELIVERED;
            case NOTHING -> Forms.NONE;
        };
    }

    private static ResponseEntity<byte[]> download(byte[] content, MediaType type, String name) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(content);
    }
}
