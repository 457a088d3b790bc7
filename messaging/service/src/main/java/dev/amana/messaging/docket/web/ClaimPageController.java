package dev.amana.messaging.docket.web;

import dev.amana.messaging.claim.Money;
import dev.amana.messaging.docket.Amounts;
import dev.amana.messaging.docket.ClaimFigures;
import dev.amana.messaging.docket.ClaimQueries;
import dev.amana.messaging.docket.ClaimRow;
import dev.amana.messaging.docket.web.ClaimAccess.Look;
import dev.amana.messaging.evidence.EvidenceVerification;
import dev.amana.messaging.page.PageProblems;
import dev.amana.messaging.review.Downloads;
import dev.amana.messaging.review.Exhibits;
import dev.amana.messaging.review.SafeView;
import dev.amana.platform.pages.PageController;
import dev.amana.platform.security.Caller;
import dev.amana.platform.web.ProblemException;
import java.time.Duration;
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
import org.springframework.web.context.request.ServletWebRequest;

/** The desk where staff review claims. Nothing of a claim is shown before a reason is given, and every look is recorded. */
@PageController
@RequestMapping("/console/claims")
@PreAuthorize("hasAnyRole('trust', 'trust-lead', 'auditor')")
class ClaimPageController {
    private static final int MOST_LISTED = 100;
    private static final int LONGEST_REASON = 500;
    private static final int VERIFIED_AT_ONCE = 200;

    /** What was chosen in the forms. */
    private record Typed(String outcome, String amount, String to) {}

    /**
     * What of the evidence is shown.
     *
     * @param before the number of a piece; those that stand before it
     * @param verify whether all of it is looked at
     */
    private record Shown(@Nullable Integer before, boolean verify) {}

    private static final Shown LATEST = new Shown(null, false);

    private final ClaimAccess access;
    private final ClaimQueries claims;
    private final Exhibits exhibits;
    private final Downloads downloads;
    private final EvidenceVerification verification;
    private final ClaimActions actions;
    private final ClaimFigures figures;
    private final PageProblems problems;

    ClaimPageController(
            ClaimAccess access,
            ClaimQueries claims,
            Exhibits exhibits,
            Downloads downloads,
            EvidenceVerification verification,
            ClaimActions actions,
            ClaimFigures figures,
            PageProblems problems) {
        this.figures = figures;
        this.actions = actions;
        this.problems = problems;
        this.access = access;
        this.claims = claims;
        this.exhibits = exhibits;
        this.downloads = downloads;
        this.verification = verification;
    }

    /** Which claims wait, without a word of what is in them. */
    @GetMapping
    String list(Model model) {
        List<ClaimRow> waiting = claims.longestIn(ClaimRow.State.IN_REVIEW, MOST_LISTED);
        List<ClaimRow> appealed = claims.longestIn(ClaimRow.State.IN_APPEAL, MOST_LISTED);
        model.addAttribute("waiting", waiting);
        model.addAttribute("appealed", appealed);
        addFigures(figures.now(), model);
        return "claims";
    }

    private static void addFigures(ClaimFigures.Figures figures, Model model) {
        boolean none = figures.byOutcome().isEmpty();
        model.addAttribute("figures", figures);
        model.addAttribute("median", none ? null : seconds(figures.medianHoursToResolution()));
        model.addAttribute("slow", none ? null : seconds(figures.slowestTenthHoursToResolution()));
    }

    private static long seconds(double hours) {
        return Math.round(hours * Duration.ofHours(1).toSeconds());
    }

    @GetMapping("/{claimId}")
    String ask(@PathVariable String claimId, Model model) {
        model.addAttribute("claimId", access.act(claimId).claim().claimId());
        return "claim";
    }

    /** @param before the number of a piece of evidence; those that stand before it are shown */
    @PostMapping("/{claimId}")
    String review(
            @PathVariable String claimId,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(required = false) @Nullable Integer before,
            @RequestParam(defaultValue = "false") boolean verify,
            Model model) {
        return show(claimId, checked(reason), new Typed("", "", ""), new Shown(before, verify), model);
    }

    /** @param amount what is granted, where it is a part */
    @PostMapping("/{claimId}/decision")
    @PreAuthorize("hasAnyRole('trust', 'trust-lead')")
    String decide(
            @PathVariable String claimId,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) @Nullable String reason,
            ServletWebRequest web,
            Model model) {
        Money wanted = access.write(claimId).claim().wanted();
        boolean refused = problems.refused(web, model, "decision", text, () -> {
            PageProblems.requireText(text);
            Long part = outcome.equals("partial") ? part(amount, wanted) : null;
            actions.decide(claimId, new ClaimRequest.Decide(known(outcome), part, ClaimRequest.bounded(text)));
        });
        return refused
                ? show(claimId, checked(reason), new Typed(outcome, amount, ""), LATEST, model)
                : "redirect:/console/claims/{claimId}?done=decided";
    }

    /** @param to one party, or both where it is empty */
    @PostMapping("/{claimId}/statements")
    @PreAuthorize("hasAnyRole('trust', 'trust-lead')")
    String state(
            @PathVariable String claimId,
            @RequestParam(required = false) @Nullable String key,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) @Nullable String reason,
            ServletWebRequest web,
            Model model) {
        boolean refused = problems.refused(web, model, "statement", text, () -> {
            PageProblems.requireText(text);
            String party = to.matches("buyer|seller") ? to : null;
            actions.state(claimId, key, new ClaimRequest.Statement(ClaimRequest.bounded(text), party));
        });
        return refused
                ? show(claimId, checked(reason), new Typed("", "", to), LATEST, model)
                : "redirect:/console/claims/{claimId}?done=stated";
    }

    private static String known(String outcome) {
        if (!outcome.matches("grant|partial|deny")) {
            throw new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, "claim-outcome-missing");
        }
        return outcome;
    }

    private static Long part(String amount, Money wanted) {
        return Amounts.parse(amount, wanted.currency())
                .map(Money::amountMinor)
                .orElseThrow(() -> new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, "claim-amount-required"));
    }

    private String show(String claimId, @Nullable String reason, Typed typed, Shown shown, Model model) {
        Look look = access.staff(claimId, "claim.review", reason);
        ClaimRow.State state = look.claim().state();
        boolean acts = ClaimAccess.mayDecide(Caller.current());
        model.addAttribute("claimId", claimId);
        model.addAttribute("reason", reason);
        model.addAttribute("claim", ClaimView.of(look, claims.entries(claimId), UnaryOperator.identity()));
        Exhibits.Page page = exhibits.before(claimId, shown.before());
        model.addAttribute("exhibits", page.exhibits());
        model.addAttribute("earlierBefore", page.earlierBefore());
        // To look at every piece takes as long as there are many, so whoever wants it of many says so.
        boolean looks = shown.verify() || (shown.before() == null && page.last() <= VERIFIED_AT_ONCE);
        model.addAttribute("chain", looks ? verification.verify(look.claim()) : null);
        model.addAttribute("decides", acts && (state == ClaimRow.State.IN_REVIEW || state == ClaimRow.State.IN_APPEAL));
        model.addAttribute("writes", acts && state.live());
        model.addAttribute("outcome", typed.outcome());
        model.addAttribute("amount", typed.amount());
        model.addAttribute("to", typed.to());
        problems.prepare(model);
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
        if (download) {
            return downloads.of(claimId, number, index).map(Harmless::download).orElseThrow(ClaimAccess::notFound);
        }
        Exhibits.Content content = exhibits.content(claimId, number, index).orElseThrow(ClaimAccess::notFound);
        return SafeView.of(content.type(), content.bytes(), page)
                .map(Harmless::shown)
                .orElseThrow(() -> new ProblemException(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "claim-no-safe-view"));
    }

    private static @Nullable String checked(@Nullable String reason) {
        return reason == null || reason.isBlank() || reason.length() > LONGEST_REASON ? null : reason.strip();
    }
}
