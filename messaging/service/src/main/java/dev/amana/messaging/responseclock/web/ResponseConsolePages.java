package dev.amana.messaging.responseclock.web;

import dev.amana.messaging.responseclock.ResponseMetrics;
import dev.amana.platform.pages.PageController;
import java.time.Clock;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How soon sellers answer, as staff see it. There are no words of a conversation in it, so nobody is asked for a reason. */
@PageController
@RequestMapping("/console/response-times")
@PreAuthorize("hasAnyRole('trust', 'trust-lead', 'auditor')")
class ResponseConsolePages {
    private static final int SHOWN = 50;
    private static final int MOST_SHOWN = 400;

    private final ResponseMetrics metrics;
    private final ResponseView view;
    private final Clock clock;

    ResponseConsolePages(ResponseMetrics metrics, ResponseView view, Clock clock) {
        this.metrics = metrics;
        this.view = view;
        this.clock = clock;
    }

    /** @param seller whose page is wanted, where one was named */
    @GetMapping
    String sellers(
            @RequestParam(defaultValue = "") String seller,
            @RequestParam(defaultValue = "" + SHOWN) int show,
            Model model) {
        if (!seller.isBlank()) {
            model.addAttribute("sellerId", seller.strip());
            return "redirect:/console/response-times/{sellerId}";
        }
        int shown = Math.clamp(show, 1, MOST_SHOWN);
        var sellers = metrics.worst(clock.instant(), shown);
        model.addAttribute("sellers", sellers);
        model.addAttribute("more", sellers.size() == shown && shown < MOST_SHOWN ? shown * 2 : null);
        return "response-sellers";
    }

    @GetMapping("/{sellerId}")
    String seller(@PathVariable String sellerId, Model model) {
        view.add(sellerId, model);
        model.addAttribute("own", false);
        return "response-times";
    }
}
