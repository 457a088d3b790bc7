package dev.amana.messaging.docket.web;

import dev.amana.messaging.docket.ClaimQueries;
import dev.amana.messaging.docket.ClaimRow;
import dev.amana.messaging.docket.web.ClaimAccess.Look;
import dev.amana.messaging.evidence.EvidenceVerification;
import dev.amana.messaging.review.Exhibits;
import dev.amana.messaging.review.SafeView;
import dev.amana.platform.pages.PageController;
import dev.amana.platform.web.ProblemException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The desk where staff review claims. Nothing of a claim is shown before a reason is given, and every look is recorded. */
@PageController
@RequestMapping("/console/claims")
@PreAuthorize("hasAnyRole('trust', 'trust-lead', 'auditor')")
class ClaimPageController {
    private static final int MOST_LISTED = 100;
    private static final int LONGEST_REASON = 500;

    private final ClaimAccess access;
    private final ClaimQueries claims;
    private final Exhibits exhibits;
    private final EvidenceVerification verification;

    ClaimPageController(ClaimAccess access, ClaimQueries claims, Exhibits exhibits, EvidenceVerification verification) {
        this.access = access;
        this.claims = claims;
        this.exhibits = exhibits;
        this.verification = verification;
    }

    /** Which claims wait, without a word of what is in them. */
    @GetMapping
    String list(Model model) {
        List<ClaimRow> waiting = claims.in(ClaimRow.State.IN_REVIEW, "", MOST_LISTED);
        List<ClaimRow> appealed = claims.in(ClaimRow.State.IN_APPEAL, "", MOST_LISTED);
        model.addAttribute("waiting", waiting);
        model.addAttribute("appealed", appealed);
        return "claims";
    }

    @GetMapping("/{claimId}")
    String ask(@PathVariable String claimId, Model model) {
        model.addAttribute("claimId", access.act(claimId).claim().claimId());
        return "claim";
    }

    @PostMapping("/{claimId}")
    String review(@PathVariable String claimId, @RequestParam(required = false) @Nullable String reason, Model model) {
        String checked = checked(reason);
        Look look = access.staff(claimId, "claim.review", checked);
        model.addAttribute("claimId", claimId);
        model.addAttribute("reason", checked);
        model.addAttribute("claim", ClaimView.of(look, claims.entries(claimId), UnaryOperator.identity()));
        model.addAttribute("exhibits", exhibits.of(claimId));
        model.addAttribute("chain", verification.verify(look.claim()));
        return "claim";
    }

    /** As a form that is sent, so that the reason stands in no address. */
    @PostMapping("/{claimId}/evidence/{number}/{index}")
    ResponseEntity<byte[]> attachment(
            @PathVariable String claimId,
            @PathVariable int number,
            @PathVariable int index,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "false") boolean download,
            @RequestParam(required = false) @Nullable String reason) {
        access.staff(claimId, download ? "claim.attachment.read" : "claim.attachment.view", checked(reason));
        Exhibits.Content content = exhibits.content(claimId, number, index).orElseThrow(ClaimAccess::notFound);
        return download
                ? Harmless.download(content)
                : SafeView.of(content.type(), content.bytes(), page)
                        .map(Harmless::shown)
                        .orElseThrow(
                                () -> new ProblemException(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "claim-no-safe-view"));
    }

    private static @Nullable String checked(@Nullable String reason) {
        return reason == null || reason.isBlank() || reason.length() > LONGEST_REASON ? null : reason.strip();
    }
}
