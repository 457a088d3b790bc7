package dev.amana.gateway.console;

import dev.amana.gateway.cases.CaseQueries;
import dev.amana.gateway.cases.CaseRow;
import dev.amana.gateway.cases.CaseTimeline;
import dev.amana.platform.pages.PageController;
import dev.amana.platform.web.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of a case. */
@PageController
@RequestMapping("/console/cases/{caseId}")
@PreAuthorize(ConsoleReaders.ONLY)
class CasePageController {
    private static final int PAGE = 50;
    private static final int MAX_SHOWN = 200;

    private final CaseQueries cases;
    private final CaseTimeline timeline;

    CasePageController(CaseQueries cases, CaseTimeline timeline) {
        this.cases = cases;
        this.timeline = timeline;
    }

    /**
     * An order's id leads to its case.
     *
     * @param shown how many entries the page shows already, when it fetches itself anew
     */
    @GetMapping
    String page(@PathVariable String caseId, @RequestParam(defaultValue = "0") int shown, Model model) {
        String id = cases.idOf(caseId);
        if (!id.equals(caseId)) {
            model.addAttribute("id", id);
            return "redirect:/console/cases/{id}";
        }
        CaseRow row = row(caseId);
        int size = Math.clamp(shown, PAGE, MAX_SHOWN);
        model.addAttribute("page", new CasePage(row));
        model.addAttribute("timeline", timeline.passing(caseId, null, size));
        return "console/case";
    }

    @GetMapping("/older")
    String older(@PathVariable String caseId, @RequestParam String cursor, Model model) {
        model.addAttribute("page", new CasePage(row(caseId)));
        model.addAttribute("timeline", timeline.passing(caseId, cursor, PAGE));
        return "console/case :: entries";
    }

    @PostMapping("/entries/{entryId}/reveal")
    String reveal(@PathVariable String caseId, @PathVariable String entryId, @RequestParam String reason, Model model) {
        model.addAttribute("page", new CasePage(row(caseId)));
        model.addAttribute("entry", timeline.reveal(caseId, entryId, checked(reason)));
        return "console/case :: entry";
    }

    @PostMapping("/parties/{partyId}/reveal")
    String contact(
            @PathVariable String caseId, @PathVariable String partyId, @RequestParam String reason, Model model) {
        model.addAttribute("partyId", partyId);
        model.addAttribute("contact", timeline.contact(caseId, partyId, checked(reason)));
        return "console/case :: contact";
    }

    private CaseRow row(String caseId) {
        return cases.find(caseId)
                .orElseThrow(() -> new ProblemException(HttpStatus.NOT_FOUND, "case-not-found", caseId));
    }

    private static String checked(@Nullable String reason) {
        if (reason == null || reason.isBlank() || reason.length() > 500) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "reason-required");
        }
        return reason.strip();
    }
}
