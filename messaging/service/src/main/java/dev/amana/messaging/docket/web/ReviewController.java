package dev.amana.messaging.docket.web;

import dev.amana.messaging.docket.ClaimQueries;
import dev.amana.messaging.docket.web.ClaimAccess.Look;
import dev.amana.messaging.review.Downloads;
import dev.amana.messaging.review.Exhibit;
import dev.amana.messaging.review.Exhibits;
import dev.amana.messaging.review.SafeView;
import dev.amana.messaging.review.SafeView.Shown;
import dev.amana.platform.web.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What staff read to decide a claim. Each look is recorded with its reason, at each attachment anew. */
@RestController
@RequestMapping("/api/claims/{claimId}")
@Tag(name = "Claims")
class ReviewController {
    private final ClaimAccess access;
    private final ClaimQueries claims;
    private final Exhibits exhibits;
    private final Downloads downloads;

    ReviewController(ClaimAccess access, ClaimQueries claims, Exhibits exhibits, Downloads downloads) {
        this.access = access;
        this.claims = claims;
        this.exhibits = exhibits;
        this.downloads = downloads;
    }

    /** @param earlierBefore what {@code before} gives the pieces that came earlier; absent where there are none */
    record Review(
            ClaimView claim,
            List<Exhibit> exhibits,
            @Nullable Integer earlierBefore) {}

    @GetMapping("/review")
    @Operation(operationId = "reviewClaim", summary = "For staff: what was written beside what was delivered")
    Review review(
            @PathVariable String claimId,
            @RequestParam(required = false) @Nullable Integer before,
            @RequestParam(required = false) @Nullable String reason,
            @RequestHeader(name = "Amana-Reason", required = false) @Nullable String reasonHeader) {
        Look look = access.staff(claimId, "claim.review", ClaimAccess.reason(reason, reasonHeader));
        Exhibits.Page page = exhibits.before(claimId, before);
        return new Review(
                ClaimView.of(look, claims.entries(claimId), UnaryOperator.identity()),
                page.exhibits(),
                page.earlierBefore());
    }

    /** @param page of a PDF, counted from 1 */
    @GetMapping("/evidence/{number}/parts/{index}/view")
    @Operation(operationId = "viewEvidence", summary = "An attachment in a form that can do no harm")
    ResponseEntity<byte[]> view(
            @PathVariable String claimId,
            @PathVariable int number,
            @PathVariable int index,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(required = false) @Nullable String reason,
            @RequestHeader(name = "Amana-Reason", required = false) @Nullable String reasonHeader) {
        access.staff(claimId, "claim.attachment.view", ClaimAccess.reason(reason, reasonHeader));
        Exhibits.Content content = exhibits.content(claimId, number, index).orElseThrow(ClaimAccess::notFound);
        Shown shown = SafeView.of(content.type(), content.bytes(), page)
                .orElseThrow(() -> new ProblemException(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "claim-no-safe-view"));
        return Harmless.shown(shown);
    }

    @GetMapping("/evidence/{number}/parts/{index}")
    @Operation(operationId = "downloadEvidence", summary = "An attachment as it is, as a download")
    ResponseEntity<byte[]> download(
            @PathVariable String claimId,
            @PathVariable int number,
            @PathVariable int index,
            @RequestParam(required = false) @Nullable String reason,
            @RequestHeader(name = "Amana-Reason", required = false) @Nullable String reasonHeader) {
        access.staff(claimId, "claim.attachment.read", ClaimAccess.reason(reason, reasonHeader));
        return downloads.of(claimId, number, index).map(Harmless::download).orElseThrow(ClaimAccess::notFound);
    }
}
