package dev.amana.moderation.web;

import dev.amana.moderation.rulebook.RuleSetState;
import dev.amana.moderation.rulebook.RuleSetView;
import dev.amana.moderation.ruleset.MalformedSet;
import dev.amana.moderation.ruleset.SetError;
import dev.amana.moderation.web.RuleSetRequests.Act;
import dev.amana.moderation.web.RuleSetRequests.Check;
import dev.amana.moderation.web.RuleSetRequests.Draft;
import dev.amana.moderation.web.RuleSetRequests.Run;
import dev.amana.platform.pages.PageController;
import dev.amana.platform.security.Caller;
import dev.amana.platform.security.Roles;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Rule sets in the browser. Each act is the one of the interface for programs. */
@PageController
@RequestMapping("/console/rules")
@PreAuthorize("hasAnyRole('trust', 'trust-lead')")
class RulePages {
    private static final int SETS = 100;
    private static final int UNPROCESSABLE = 422;
    private static final int MOST_TRIED_LINES = 100;
    private static final String VIEW = "rule-set";
    private static final String BACK = "redirect:/console/rules/{version}?done=";

    /** What a new draft begins with. */
    private static final String BEGINNING = """
            name: house
            rules:
              - id: review-pressure
                category: extortion
                severity: high
                words: '"bad review" OR "negative feedback"'
                when: sender.standing == "party" && recipient.standing == "party"
                outcome: hold
            """;

    private final RuleSetController sets;
    private final PreviewController previews;
    private final Clock clock;

    RulePages(RuleSetController sets, PreviewController previews, Clock clock) {
        this.sets = sets;
        this.previews = previews;
        this.clock = clock;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("sets", sets.list(SETS, 0));
        return "rule-sets";
    }

    @GetMapping("/new")
    String begin(Model model) {
        return editor(model, null, BEGINNING, "", List.of());
    }

    @PostMapping
    String draft(@RequestParam String text, @RequestParam String note, Model model, HttpServletResponse response) {
        try {
            int version = sets.draft(new Draft(text, note)).version();
            return "redirect:/console/rules/" + version + "?done=rules-saved";
        } catch (MalformedSet malformed) {
            response.setStatus(UNPROCESSABLE);
            return editor(model, null, text, note, malformed.errors());
        }
    }

    /** Says what is wrong, and keeps nothing. */
    @PostMapping("/check")
    String check(
            @RequestParam String text,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(required = false) @Nullable Integer version,
            Model model,
            HttpServletResponse response) {
        RuleSetView view = version == null ? null : sets.show(version);
        try {
            model.addAttribute("checked", sets.check(new Check(text)));
            return editor(model, view, text, note, List.of());
        } catch (MalformedSet malformed) {
            response.setStatus(UNPROCESSABLE);
            return editor(model, view, text, note, malformed.errors());
        }
    }

    @GetMapping("/{version:\\d+}")
    String show(@PathVariable int version, Model model) {
        RuleSetView view = sets.show(version);
        return editor(model, view, view.text(), view.note(), List.of());
    }

    @PostMapping("/{version:\\d+}")
    String revise(
            @PathVariable int version,
            @RequestParam String text,
            @RequestParam String note,
            Model model,
            HttpServletResponse response) {
        try {
            sets.revise(version, new Draft(text, note));
            return BACK + "rules-saved";
        } catch (MalformedSet malformed) {
            response.setStatus(UNPROCESSABLE);
            return editor(model, sets.show(version), text, note, malformed.errors());
        }
    }

    @PostMapping("/{version:\\d+}/back-tests")
    String backTest(@PathVariable int version, @RequestParam int days, @RequestParam int most) {
        sets.backTest(
                version,
                new Run(
                        clock.instant().minus(Duration.ofDays(Math.clamp(days, 0, 3_650))),
                        Math.clamp(most, 1, 100_000)));
        return BACK + "rules-testing";
    }

    /** What a sampled message says, to who gives a reason. */
    @PostMapping("/{version:\\d+}/samples")
    String sample(
            @PathVariable int version,
            @RequestParam String testId,
            @RequestParam String messageId,
            @RequestParam String reason,
            Model model) {
        model.addAttribute("sampled", sets.sample(testId, messageId, reason));
        return show(version, model);
    }

    @PostMapping("/{version:\\d+}/{act:shadow|live|retirement}")
    String act(@PathVariable int version, @PathVariable String act, @RequestParam String reason) {
        switch (act) {
            case "shadow" -> sets.shadow(version, new Act(reason));
            case "live" -> sets.goLive(version, new Act(reason));
            default -> sets.retire(version, new Act(reason));
        }
        return BACK + "rules-" + act;
    }

    /** Tries texts, one a line. */
    @PostMapping("/{version:\\d+}/try")
    String tryOut(@PathVariable int version, @RequestParam String texts, @RequestParam String senderRole, Model model) {
        List<PreviewController.Sample> samples = texts.lines()
                .filter(line -> !line.isBlank())
                .limit(MOST_TRIED_LINES)
                .map(line -> new PreviewController.Sample(line, senderRole, null))
                .toList();
        model.addAttribute("texts", texts);
        model.addAttribute("tried", samples);
        model.addAttribute("results", samples.isEmpty() ? List.of() : previews.preview(samples, version));
        return show(version, model);
    }

    private String editor(Model model, @Nullable RuleSetView view, String text, String note, List<SetError> errors) {
        model.addAttribute("set", view);
        model.addAttribute("text", text);
        model.addAttribute("note", note);
        model.addAttribute("errors", errors);
        model.addAttribute("draft", view == null || view.state() == RuleSetState.DRAFT);
        model.addAttribute("lead", Caller.current().has(Roles.TRUST_LEAD));
        if (view != null) {
            model.addAttribute("tests", sets.backTests(view.version()));
            model.addAttribute("shadow", sets.shadow(view.version()));
        }
        return VIEW;
    }
}
