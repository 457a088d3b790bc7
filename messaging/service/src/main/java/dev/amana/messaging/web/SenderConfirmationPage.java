package dev.amana.messaging.web;

import dev.amana.messaging.confirmation.Confirmations;
import dev.amana.messaging.confirmation.Confirmations.Matter;
import dev.amana.platform.pages.PageController;
import dev.amana.platform.security.PagePolicy;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The page that a link in one of our questions opens. The token is all that is needed, since the mail went to the address in
 * question. Looking changes nothing: programs that look at links in mails must not confirm anything.
 */
@PageController
@Hidden
@RequestMapping(Confirmations.PATH + "{token}")
class SenderConfirmationPage {
    private final Confirmations confirmations;

    SenderConfirmationPage(Confirmations confirmations) {
        this.confirmations = confirmations;
    }

    /** The page loads its look; the token stays with us. */
    @ModelAttribute
    void headers(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", PagePolicy.DIRECTIVES);
        response.setHeader("X-Robots-Tag", "noindex");
    }

    @GetMapping
    String look(@PathVariable String token, HttpServletResponse response, Model model) {
        return page(confirmations.asked(token), response, model);
    }

    @PostMapping
    String answer(@PathVariable String token, @RequestParam String answer, HttpServletResponse response, Model model) {
        return page(confirmations.answer(token, answer.equals("yes")), response, model);
    }

    private static String page(Matter matter, HttpServletResponse response, Model model) {
        if (matter == Matter.UNKNOWN) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
        }
        model.addAttribute("matter", matter.name().toLowerCase(Locale.ROOT));
        model.addAttribute("asks", matter == Matter.MAIL || matter == Matter.ADDRESS);
        return "confirmation";
    }
}
