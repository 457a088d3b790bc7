package dev.amana.messaging.web;

import dev.amana.messaging.receipt.ReceiptLinks;
import dev.amana.messaging.receipt.Receipts;
import dev.amana.platform.pages.PageController;
import dev.amana.platform.security.PagePolicy;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page behind the link in an apology, for people who are not signed in. To look changes nothing. */
@PageController
@Hidden
@RequestMapping(ReceiptLinks.PATH + "{token}")
class ReceiptPage {
    private static final String VIEW = "receipt";

    private final ReceiptLinks links;
    private final Receipts receipts;

    ReceiptPage(ReceiptLinks links, Receipts receipts) {
        this.links = links;
        this.receipts = receipts;
    }

    /** The page loads its look; the token stays with us. */
    @ModelAttribute
    void headers(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", PagePolicy.DIRECTIVES);
        response.setHeader("X-Robots-Tag", "noindex");
    }

    @GetMapping
    String ask(@PathVariable String token, Model model) {
        wanted(token);
        return page(model, "ask");
    }

    /** @param choice {@code read}, or {@code refuse} for no further contact */
    @PostMapping
    String choose(@PathVariable String token, @RequestParam String choice, Model model) {
        Receipts.Wanted wanted = wanted(token);
        receipts.read(wanted);
        if (choice.equals("refuse")) {
            receipts.refuseContact(wanted.conversationId(), wanted.readerId());
            return page(model, "refused");
        }
        return page(model, "read");
    }

    private static String page(Model model, String state) {
        model.addAttribute("state", state);
        return VIEW;
    }

    private Receipts.Wanted wanted(String token) {
        return links.message(token).flatMap(receipts::find).orElseThrow(Access::notFound);
    }
}
