package dev.amana.messaging.web;

import dev.amana.messaging.alias.Alias;
import dev.amana.messaging.alias.Aliases;
import dev.amana.messaging.docket.ClaimQueries;
import dev.amana.messaging.export.ConversationExport;
import dev.amana.messaging.export.ConversationExport.Forms;
import dev.amana.messaging.export.ExportPlaces;
import dev.amana.messaging.export.KeptMails;
import dev.amana.messaging.mailbox.MessageRow;
import dev.amana.messaging.review.SealedMails;
import dev.amana.messaging.web.Access.View;
import dev.amana.platform.web.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
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
    private static final String MBOX = "application/mbox";
    private static final String COME_AGAIN_SECONDS = "10";

    private final Access access;
    private final Aliases aliases;
    private final ConversationExport export;
    private final ExportPlaces places;
    private final ClaimQueries claims;
    private final SealedMails sealed;

    ExportController(
            Access access,
            Aliases aliases,
            ConversationExport export,
            ExportPlaces places,
            ClaimQueries claims,
            SealedMails sealed) {
        this.access = access;
        this.aliases = aliases;
        this.export = export;
        this.places = places;
        this.claims = claims;
        this.sealed = sealed;
    }

    /** @param claimId for staff: a claim on this conversation, whose evidence has what is erased in it */
    @GetMapping("/export.pdf")
    @Operation(operationId = "exportConversationAsPdf", summary = "The conversation as a signed PDF")
    void pdf(
            @PathVariable String conversationId,
            @RequestParam(required = false) @Nullable String claimId,
            @RequestParam(required = false) @Nullable String reason,
            @RequestHeader(name = "Amana-Reason", required = false) @Nullable String reasonHeader,
            HttpServletResponse response)
            throws IOException {
        View view = access.look(conversationId, "conversation.export", Access.reason(reason, reasonHeader));
        KeptMails kept = kept(conversationId, claimId, view);
        within(response, () -> {
            byte[] document = export.pdf(request(conversationId, view, row -> forms(row, view), kept));
            download(response, MediaType.APPLICATION_PDF_VALUE, conversationId + ".pdf");
            response.setContentLength(document.length);
            response.getOutputStream().write(document);
        });
    }

    /**
     * @param delivered for staff: what was delivered instead of the originals
     * @param claimId as with the PDF
     */
    @GetMapping("/export.mbox")
    @Operation(operationId = "exportConversationAsMbox", summary = "The conversation's mails as an mbox (mboxrd)")
    void mbox(
            @PathVariable String conversationId,
            @RequestParam(defaultValue = "false") boolean delivered,
            @RequestParam(required = false) @Nullable String claimId,
            @RequestParam(required = false) @Nullable String reason,
            @RequestHeader(name = "Amana-Reason", required = false) @Nullable String reasonHeader,
            HttpServletResponse response)
            throws IOException {
        View view = access.look(conversationId, "conversation.export", Access.reason(reason, reasonHeader));
        KeptMails kept = kept(conversationId, claimId, view);
        within(response, () -> {
            ConversationExport.Mails mails =
                    export.mbox(request(conversationId, view, row -> mails(row, view, delivered), kept));
            download(response, MBOX, conversationId + ".mbox");
            mails.to(response.getOutputStream());
        });
    }

    private void within(HttpServletResponse response, ExportPlaces.Work work) throws IOException {
        if (!places.within(work)) {
            response.setHeader(HttpHeaders.RETRY_AFTER, COME_AGAIN_SECONDS);
            throw new ProblemException(HttpStatus.TOO_MANY_REQUESTS, "too-many-exports");
        }
    }

    /** Evidence is for staff, and of this conversation only: the reason that was recorded is about it. */
    private KeptMails kept(String conversationId, @Nullable String claimId, View view) {
        if (claimId == null || !view.equals(new View.Staff())) {
            return KeptMails.NONE;
        }
        return claims.find(claimId)
                .filter(claim -> claim.conversationId().equals(conversationId))
                .map(claim -> sealed.of(claim.claimId()))
                .orElseThrow(Access::notFound);
    }

    private ConversationExport.Request request(
            String conversationId, View view, Function<MessageRow, Forms> forms, KeptMails kept) {
        Locale locale = LocaleContextHolder.getLocale();
        return new ConversationExport.Request(
                conversationId,
                aliases.of(conversationId).stream()
                        .collect(Collectors.toMap(Alias::ownerId, alias -> aliases.address(alias.localPart()))),
                forms,
                kept,
                view.equals(new View.Staff()),
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

    private static void download(HttpServletResponse response, String type, String name) {
        response.setContentType(type);
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name).build().toString());
        response.setHeader("X-Content-Type-Options", "nosniff");
    }
}
