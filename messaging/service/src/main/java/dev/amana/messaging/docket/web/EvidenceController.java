package dev.amana.messaging.docket.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.amana.messaging.claim.EvidenceKind;
import dev.amana.messaging.claim.Party;
import dev.amana.messaging.docket.ClaimsProperties;
import dev.amana.messaging.docket.web.ClaimAccess.Look;
import dev.amana.messaging.evidence.EvidenceIntake;
import dev.amana.messaging.evidence.EvidenceRow;
import dev.amana.messaging.evidence.EvidenceRows;
import dev.amana.messaging.evidence.EvidenceVerification;
import dev.amana.messaging.evidence.EvidenceVerification.Finding;
import dev.amana.platform.Ids;
import dev.amana.platform.web.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The evidence of a claim: handing in files, the list, and whether the chain holds. */
@RestController
@RequestMapping("/api/claims/{claimId}/evidence")
@Tag(name = "Claims")
class EvidenceController {
    private static final int LARGEST_PAGE = 200;

    private final ClaimAccess access;
    private final EvidenceRows evidence;
    private final EvidenceIntake intake;
    private final EvidenceVerification verification;
    private final Ids ids;
    private final MessageSource words;
    private final long mostBytes;

    EvidenceController(
            ClaimAccess access,
            EvidenceRows evidence,
            EvidenceIntake intake,
            EvidenceVerification verification,
            Ids ids,
            MessageSource words,
            ClaimsProperties properties) {
        this.words = words;
        this.access = access;
        this.evidence = evidence;
        this.intake = intake;
        this.verification = verification;
        this.ids = ids;
        this.mostBytes = properties.mostFileBytes();
    }

    /**
     * A piece.
     *
     * @param number its place in the chain; for a party, its place among what the party may know of
     * @param link of the hash chain
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Piece(
            int number,
            String kind,
            String by,
            @Nullable String messageId,
            @Nullable String name,
            String type,
            long bytes,
            String link,
            Instant sealedAt) {}

    record Pieces(List<Piece> items, @Nullable Integer nextAfter) {}

    /** Counts and faults, in the language of the request, are for staff: they tell of messages that were withheld. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Verified(
            boolean intact,
            String head,
            @Nullable Integer pieces,
            @Nullable Integer waiting,
            @Nullable List<String> faults) {}

    record Taken(String fileId) {}

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "addEvidence",
            summary = "A party hands in a file; only staff and the party itself read it")
    Taken add(
            @PathVariable String claimId,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestPart("attachments") MultipartFile file) {
        Look look = access.write(claimId);
        if (look.as() == Party.STAFF) {
            throw ClaimAccess.notFound();
        }
        if (file.getSize() > mostBytes) {
            throw new ProblemException(HttpStatus.CONTENT_TOO_LARGE, "attachments-too-large", mostBytes);
        }
        String id = key == null ? ids.next() : Ids.derived("evidence", claimId, look.callerId(), key);
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), "file");
        String declared = Objects.requireNonNullElse(file.getContentType(), "");
        intake.take(claimId, id, look.callerId(), look.as(), name, declared, bytes(file));
        return new Taken(id);
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @GetMapping
    @Operation(operationId = "listEvidence", summary = "The evidence in the order of its chain")
    Pieces list(
            @PathVariable String claimId,
            @RequestParam(defaultValue = "0") int after,
            @RequestParam(defaultValue = "100") int size,
            @RequestParam(required = false) @Nullable String reason,
            @RequestHeader(name = "Amana-Reason", required = false) @Nullable String reasonHeader) {
        Look look = access.look(claimId, "claim.evidence", ClaimAccess.reason(reason, reasonHeader));
        int limit = Math.clamp(size, 1, LARGEST_PAGE);
        List<EvidenceRow> rows = look.as() == Party.STAFF
                ? evidence.of(claimId, after, limit)
                : evidence.of(claimId, look.as(), after, limit);
        List<Piece> items = rows.stream().map(EvidenceController::piece).toList();
        return new Pieces(items, rows.size() < limit ? null : rows.getLast().number());
    }

    private List<String> told(Finding finding, Locale locale) {
        return finding.faults().stream()
                .map(fault -> words.getMessage("claim.fault." + fault.kind(), new Object[] {fault.of()}, locale))
                .toList();
    }

    private static Piece piece(EvidenceRow row) {
        return new Piece(
                row.number(),
                row.kind().name().toLowerCase(Locale.ROOT),
                row.by().name().toLowerCase(Locale.ROOT),
                row.kind() == EvidenceKind.FILE ? null : row.sourceId(),
                row.name() == null ? null : row.name().revealOr(""),
                row.type(),
                row.copy().bytes(),
                row.link(),
                row.sealedAt());
    }

    @GetMapping("/verification")
    @Operation(operationId = "verifyEvidence", summary = "Whether the chain holds and nothing is missing")
    Verified verify(
            @PathVariable String claimId,
            @RequestParam(required = false) @Nullable String reason,
            @RequestHeader(name = "Amana-Reason", required = false) @Nullable String reasonHeader,
            Locale locale) {
        Look look = access.look(claimId, "claim.verify", ClaimAccess.reason(reason, reasonHeader));
        Finding finding = verification.verify(look.claim());
        return look.as() == Party.STAFF
                ? new Verified(
                        finding.intact(), finding.head(), finding.pieces(), finding.waiting(), told(finding, locale))
                : new Verified(finding.intact(), finding.head(), null, null, null);
    }
}
