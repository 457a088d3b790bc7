package dev.amana.messaging.web;

import dev.amana.messaging.mailbox.ConversationRow;
import dev.amana.messaging.mailbox.MailboxQueries;
import dev.amana.messaging.optout.ContactPreferenceCommand;
import dev.amana.messaging.optout.ContactPreferenceCommand.OptIn;
import dev.amana.messaging.optout.ContactPreferenceCommand.OptOut;
import dev.amana.messaging.optout.ContactPreferenceCommand.TakeBackAll;
import dev.amana.messaging.optout.OptOutLinks;
import dev.amana.platform.pages.PageController;
import dev.amana.platform.security.PagePolicy;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The page behind the link in a mail, for people who are not signed in. To look changes nothing, because programs look at
 * links, too; a {@code POST} opts out, as RFC 8058 wants it of a mail program's button.
 */
@PageController
@Hidden
@RequestMapping(OptOutLinks.PATH + "{token}")
class OptOutPage {
    private static final String VIEW = "opt-out";

    private final OptOutLinks links;
    private final MailboxQueries mailbox;
    private final CommandGateway commands;
    private final Clock clock;

    OptOutPage(OptOutLinks links, MailboxQueries mailbox, CommandGateway commands, Clock clock) {
        this.links = links;
        this.mailbox = mailbox;
        this.commands = commands;
        this.clock = clock;
    }

    /** The page loads its look; the token stays with us. */
    @ModelAttribute
    void headers(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", PagePolicy.DIRECTIVES);
        response.setHeader("X-Robots-Tag", "noindex");
    }

    @GetMapping
    String ask(@PathVariable String token, Model model) {
        conversation(token);
        return page(model, "ask");
    }

    /**
     * @param choice {@code all} for every seller, {@code undo} or {@code undo-all} to take back what was chosen, and nothing
     *     else; a mail program says nothing
     */
    @PostMapping
    String choose(@PathVariable String token, @RequestParam(defaultValue = "seller") String choice, Model model) {
        ConversationRow row = conversation(token);
        Instant now = clock.instant();
        switch (choice) {
            case "all" -> commands.sendAndWait(new OptOut(row.firstId(), ContactPreferenceCommand.ALL, now));
            case "undo" -> commands.sendAndWait(new OptIn(row.firstId(), row.secondId(), now));
            case "undo-all" -> commands.sendAndWait(new TakeBackAll(row.firstId(), now));
            default -> commands.sendAndWait(new OptOut(row.firstId(), row.secondId(), now));
        }
        model.addAttribute("undo", choice.equals("all") ? "undo-all" : "undo");
        return page(model, choice.startsWith("undo") ? "undone" : "done");
    }

    private static String page(Model model, String state) {
        model.addAttribute("state", state);
        return VIEW;
    }

    private ConversationRow conversation(String token) {
        return links.conversation(token, clock.instant())
                .flatMap(mailbox::conversation)
                .orElseThrow(Access::notFound);
    }
}
