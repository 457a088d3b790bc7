package dev.amana.messaging.responseclock.web;

import dev.amana.platform.pages.PageController;
import dev.amana.platform.security.Caller;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** How soon a seller answers, and what it has to answer now, as it sees it itself. */
@PageController
@RequestMapping("/response-times")
@PreAuthorize("hasRole('seller')")
class ResponsePages {
    private final ResponseView view;

    ResponsePages(ResponseView view) {
        this.view = view;
    }

    @GetMapping
    String own(Model model) {
        view.add(Caller.current().subject(), model);
        model.addAttribute("own", true);
        return "response-times";
    }
}
