package dev.amana.messaging.docket.web;

import dev.amana.messaging.claim.Party;
import dev.amana.messaging.docket.ClaimEntry;
import dev.amana.messaging.docket.ClaimQueries;
import dev.amana.messaging.docket.ClaimRow;
import dev.amana.messaging.docket.ClaimableOrders;
import dev.amana.messaging.docket.ClaimsProperties;
import dev.amana.messaging.docket.Masking;
import dev.amana.messaging.docket.web.ClaimAccess.Look;
import dev.amana.messaging.page.Moment;
import dev.amana.messaging.page.PageProblems;
import dev.amana.platform.pages.PageController;
import dev.amana.platform.security.Caller;
import dev.amana.platform.web.ProblemException;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.multipart.MultipartFile;

/** A claim as its buyer and its seller see it in the browser, and what they can do in it. Works without a script. */
@PageController
@RequestMapping("/claims")
@PreAuthorize("hasAnyRole('buyer', 'seller')")
class ClaimPartyPages {
    private static final int MOST_LISTED = 200;

    private final ClaimAccess access;
    private final ClaimQueries claims;
    private final ClaimActions actions;
    private final EvidenceController evidence;
    private final ClaimableOrders orders;
    private final Masking masking;
    private final PageProblems problems;
    private final ClaimsProperties properties;
    private final Clock clock;

    ClaimPartyPages(
            ClaimAccess access,
            ClaimQueries claims,
            ClaimActions actions,
            EvidenceController evidence,
            ClaimableOrders orders,
            Masking masking,
            PageProblems problems,
            ClaimsProperties properties,
            Clock clock) {
        this.access = access;
        this.claims = claims;
        this.actions = actions;
        this.evidence = evidence;
        this.orders = orders;
        this.masking = masking;
        this.problems = problems;
        this.properties = properties;
        this.clock = clock;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("claims", claims.latestOf(Caller.current().subject(), MOST_LISTED));
        return "my-claims";
    }

    @GetMapping("/{claimId}")
    String page(@PathVariable String claimId, Model model) {
        return show(party(claimId), model);
    }

    @PostMapping("/{claimId}/answer")
    String answer(
            @PathVariable String claimId,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "false") boolean accept,
            ServletWebRequest web,
            Model model) {
        return act(claimId, "answered", "answer", text, web, model, () -> {
            if (!accept) {
                PageProblems.requireText(text);
            }
            actions.answer(claimId, new ClaimRequest.Answer(accept, ClaimRequest.bounded(text)));
        });
    }

    @PostMapping("/{claimId}/withdrawal")
    String withdraw(@PathVariable String claimId, ServletWebRequest web, Model model) {
        return act(claimId, "withdrawn", "withdrawal", "", web, model, () -> actions.withdraw(claimId));
    }

    @PostMapping("/{claimId}/appeal")
    String appeal(
            @PathVariable String claimId,
            @RequestParam(defaultValue = "") String text,
            ServletWebRequest web,
            Model model) {
        return act(claimId, "appealed", "appeal", text, web, model, () -> {
            PageProblems.requireText(text);
            actions.appeal(claimId, new ClaimRequest.Said(ClaimRequest.bounded(text)));
        });
    }

    @PostMapping("/{claimId}/texts/{what}/appeal")
    String appealText(
            @PathVariable String claimId,
            @PathVariable String what,
            @RequestParam(defaultValue = "") String text,
            ServletWebRequest web,
            Model model) {
        Look look = party(claimId);
        boolean refused = problems.refused(web, model, "text-" + what, text, () -> {
            PageProblems.requireText(text);
            actions.appealText(claimId, what, new ClaimRequest.Said(ClaimRequest.bounded(text)));
        });
        return refused ? show(look, model) : "redirect:/claims/{claimId}?done=text-appealed";
    }

    /** @param key the same when a form is sent twice */
    @PostMapping("/{claimId}/statements")
    String state(
            @PathVariable String claimId,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) @Nullable String key,
            ServletWebRequest web,
            Model model) {
        return act(claimId, "sent", "statement", text, web, model, () -> {
            PageProblems.requireText(text);
            actions.state(claimId, key, new ClaimRequest.Statement(ClaimRequest.bounded(text), null));
        });
    }

    @PostMapping("/{claimId}/evidence")
    String handIn(
            @PathVariable String claimId,
            @RequestParam(required = false) @Nullable String key,
            @RequestParam(required = false) @Nullable MultipartFile attachments,
            ServletWebRequest web,
            Model model) {
        return act(claimId, "handed-in", "evidence", "", web, model, () -> {
            if (attachments == null || attachments.isEmpty()) {
                throw new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, "claim-file-missing");
            }
            evidence.add(claimId, key, attachments);
        });
    }

    private String act(
            String claimId, String done, String form, String text, ServletWebRequest web, Model model, Runnable move) {
        Look look = party(claimId);
        int before = claims.entries(claimId).size();
        boolean refused = problems.refused(web, model, form, text, move);
        if (refused) {
            return show(look, model);
        }
        if (!form.equals("evidence")) {
            Moment.await(() -> claims.entries(claimId).size() > before);
        }
        return "redirect:/claims/{claimId}?done=" + done;
    }

    private Look party(String claimId) {
        Look look = access.act(claimId);
        if (look.as() == Party.STAFF) {
            throw ClaimAccess.notFound();
        }
        return look;
    }

    private String show(Look look, Model model) {
        ClaimRow claim = look.claim();
        List<ClaimEntry> entries = claims.entries(claim.claimId());
        String other = look.as() == Party.BUYER ? claim.sellerId() : claim.buyerId();
        model.addAttribute("claim", ClaimView.of(look, entries, masking.of(other)));
        model.addAttribute("moves", Moves.of(claim, look.as(), clock.instant()));
        model.addAttribute("hasConversation", orders.hasConversation(claim.conversationId()));
        model.addAttribute("mostBytes", properties.mostFileBytes());
        problems.prepare(model);
        return "my-claim";
    }
}
