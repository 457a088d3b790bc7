package dev.amana.messaging.web;

import dev.amana.messaging.conversation.Participant;
import dev.amana.messaging.conversation.ReportCategory;
import dev.amana.messaging.mailbox.MailboxQueries;
import dev.amana.messaging.mailbox.MessageRow;
import dev.amana.messaging.report.ReportLinks;
import dev.amana.messaging.report.Reports;
import dev.amana.platform.pages.PageController;
import dev.amana.platform.security.PagePolicy;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The page behind the link in a mail by which its recipient reports it. It shows nothing of the message, since whoever got
 * hold of the link may look; to look changes nothing.
 */
@PageController
@Hidden
@RequestMapping(ReportLinks.PATH + "{token}")
class ReportPage {
    private static final String VIEW = "report";

    private final ReportLinks links;
    private final MailboxQueries mailbox;
    private final Reports reports;
    private final Clock clock;

    ReportPage(ReportLinks links, MailboxQueries mailbox, Reports reports, Clock clock) {
        this.links = links;
        this.mailbox = mailbox;
        this.reports = reports;
        this.clock = clock;
    }

    /** The page loads its look; the token stays with us. */
    @ModelAttribute
    void headers(HttpServletResponse response, Model model) {
        response.setHeader("Content-Security-Policy", PagePolicy.DIRECTIVES);
        response.setHeader("X-Robots-Tag", "noindex");
        model.addAttribute("categories", ReportCategory.values());
    }

    @GetMapping
    String ask(@PathVariable String token, Model model) {
        message(token);
        model.addAttribute("state", "ask");
        return VIEW;
    }

    /** Words are said on the page of the conversation: the gateway passes no body of a form on to a public page. */
    @PostMapping
    String report(@PathVariable String token, @RequestParam String category, Model model) {
        MessageRow row = message(token);
        if (!reports.report(row, row.recipientId(), PolicyController.category(category), null)) {
            throw Access.notFound();
        }
        model.addAttribute("state", "done");
        return VIEW;
    }

    private MessageRow message(String token) {
        return links.message(token, clock.instant())
                .flatMap(named -> mailbox.message(named.conversationId(), named.messageId()))
                .filter(row -> !row.recipientId().equals(Participant.SUPPORT_DESK))
                .orElseThrow(Access::notFound);
    }
}
