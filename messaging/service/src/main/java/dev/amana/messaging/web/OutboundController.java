package dev.amana.messaging.web;

import dev.amana.messaging.outbound.OutboundDesk;
import dev.amana.messaging.outbound.OutboundDesk.Overview;
import dev.amana.messaging.outbound.QueuedMail;
import dev.amana.messaging.outbound.Signing;
import dev.amana.platform.audit.AuditTrail;
import dev.amana.platform.security.Caller;
import dev.amana.platform.web.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The outbound queue for operators. It shows no address; a domain that could name somebody takes a reason. */
@RestController
@RequestMapping("/api/outbound")
@PreAuthorize("hasRole('operator')")
@Tag(name = "Outbound queue")
class OutboundController {
    private final OutboundDesk desk;
    private final Signing signing;
    private final AuditTrail audit;

    OutboundController(OutboundDesk desk, Signing signing, AuditTrail audit) {
        this.desk = desk;
        this.signing = signing;
        this.audit = audit;
    }

    /** @param record what belongs into the DNS; absent where mails are not signed */
    record Dkim(boolean signed, Signing.@Nullable DnsRecord record) {}

    record MailPage(List<QueuedMail> items, @Nullable String nextCursor) {}

    /** @param mails how many it concerned */
    record Done(int mails) {}

    record Domain(String domain) {}

    @GetMapping("/dkim")
    @Operation(
            operationId = "readDkimRecord",
            summary = "Whether mails are signed, and the DNS record to publish for it")
    Dkim dkim() {
        return new Dkim(signing.record().isPresent(), signing.record().orElse(null));
    }

    @GetMapping("/destinations")
    @Operation(operationId = "listDestinations", summary = "Where mails wait or failed, and what is paused")
    Overview destinations() {
        return desk.overview();
    }

    @GetMapping("/mails")
    @Operation(operationId = "listOutboundMails", summary = "Mails that are queued, sending or failed")
    MailPage mails(
            @RequestParam(required = false) @Nullable String destination,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "50") int size,
            @RequestParam(required = false) @Nullable String cursor) {
        int limit = Paging.limit(size);
        List<QueuedMail> mails = desk.mails(destination, state, Paging.text(cursor), limit);
        return new MailPage(
                mails,
                mails.size() < limit ? null : Paging.cursor(mails.getLast().mailId()));
    }

    @GetMapping("/mails/{mailId}")
    @Operation(operationId = "readOutboundMail", summary = "Where a mail stands")
    QueuedMail mail(@PathVariable String mailId) {
        return desk.mail(mailId).orElseThrow(Access::notFound);
    }

    @PostMapping("/destinations/{destination}/domain")
    @Operation(operationId = "revealDestination", summary = "The domain of a destination; takes a reason")
    Domain domain(
            @PathVariable String destination,
            @RequestParam(required = false) @Nullable String reason,
            @RequestHeader(name = "Amana-Reason", required = false) @Nullable String reasonHeader) {
        String given = Access.reason(reason, reasonHeader);
        if (given == null) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "reason-required");
        }
        record("outbound.domain", destination, given);
        return new Domain(desk.domain(destination).orElseThrow(Access::notFound));
    }

    @PostMapping("/pause")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "pauseOutbound", summary = "Sends nothing from now on; mails are taken and wait")
    void pauseAll(@RequestParam(required = false) @Nullable String reason) {
        record("outbound.pause", "all", reason);
        desk.pauseAll(Caller.current().subject());
    }

    @PostMapping("/resume")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "resumeOutbound", summary = "Sends again, except to what is paused by itself")
    void resumeAll(@RequestParam(required = false) @Nullable String reason) {
        record("outbound.resume", "all", reason);
        desk.resumeAll();
    }

    @PostMapping("/destinations/{destination}/pause")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "pauseDestination", summary = "Sends nothing to a destination from now on")
    void pause(@PathVariable String destination, @RequestParam(required = false) @Nullable String reason) {
        record("outbound.pause", destination, reason);
        desk.pause(destination, Caller.current().subject());
    }

    @PostMapping("/destinations/{destination}/resume")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "resumeDestination", summary = "Sends to a destination again")
    void resume(@PathVariable String destination, @RequestParam(required = false) @Nullable String reason) {
        record("outbound.resume", destination, reason);
        desk.resume(destination);
    }

    @PostMapping("/destinations/{destination}/retry")
    @Operation(operationId = "retryDestination", summary = "Makes all that waits for a destination due now")
    Done retryAll(@PathVariable String destination, @RequestParam(required = false) @Nullable String reason) {
        record("outbound.retry", destination, reason);
        return new Done(desk.retryAll(destination));
    }

    @PostMapping("/destinations/{destination}/give-up")
    @Operation(operationId = "giveUpDestination", summary = "Lets up to 1,000 mails that wait for a destination fail")
    Done giveUpAll(@PathVariable String destination, @RequestParam(required = false) @Nullable String reason) {
        record("outbound.give-up", destination, reason);
        return new Done(desk.giveUpAll(destination));
    }

    @PostMapping("/destinations/{destination}/replay")
    @Operation(operationId = "replayDestination", summary = "Begins up to 1,000 mails that failed there anew")
    Done replayAll(@PathVariable String destination, @RequestParam(required = false) @Nullable String reason) {
        record("outbound.replay", destination, reason);
        return new Done(desk.replayAll(destination));
    }

    @PostMapping("/mails/{mailId}/retry")
    @Operation(operationId = "retryOutboundMail", summary = "Makes a waiting mail due now")
    QueuedMail retry(@PathVariable String mailId, @RequestParam(required = false) @Nullable String reason) {
        record("outbound.retry", mailId, reason);
        return after(mailId, desk.retry(mailId));
    }

    @PostMapping("/mails/{mailId}/give-up")
    @Operation(operationId = "giveUpOutboundMail", summary = "Lets a waiting mail fail now; its author is told")
    QueuedMail giveUp(@PathVariable String mailId, @RequestParam(required = false) @Nullable String reason) {
        record("outbound.give-up", mailId, reason);
        return after(mailId, desk.giveUp(mailId));
    }

    @PostMapping("/mails/{mailId}/replay")
    @Operation(operationId = "replayOutboundMail", summary = "Begins a failed mail anew, from the original")
    QueuedMail replay(@PathVariable String mailId, @RequestParam(required = false) @Nullable String reason) {
        record("outbound.replay", mailId, reason);
        return after(mailId, desk.replay(mailId));
    }

    private QueuedMail after(String mailId, boolean done) {
        QueuedMail mail = mail(mailId);
        if (!done) {
            throw new ProblemException(HttpStatus.CONFLICT, "not-in-that-state", mail.state());
        }
        return mail;
    }

    private void record(String action, String target, @Nullable String reason) {
        audit.record(action, "outbound/" + target, null, reason);
    }
}
