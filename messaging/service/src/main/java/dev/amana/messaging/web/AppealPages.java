package dev.amana.messaging.web;

import dev.amana.messaging.conversation.Content;
import dev.amana.messaging.conversation.WithheldBecause;
import dev.amana.messaging.mailbox.MailboxQueries;
import dev.amana.messaging.mailbox.MessageRow;
import dev.amana.messaging.web.PolicyController.Appeal;
import dev.amana.platform.pages.PageController;
import dev.amana.platform.security.Caller;
import dev.amana.platform.web.ProblemException;
import java.time.Instant;
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

/**
 * Where customer service appeals against what was withheld of their own messages. It stays open to those who are suspended for it: the
 * gravest verdict would else be the one that nobody can appeal.
 */
@PageController
@RequestMapping("/settings/appeals")
@PreAuthorize("hasRole('agent')")
class AppealPages {
    private static final int MOST = 50;

    private final MailboxQueries mailbox;
    private final PolicyController policies;

    AppealPages(MailboxQueries mailbox, PolicyController policies) {
        this.mailbox = mailbox;
        this.policies = policies;
    }

    /**
     * @param text null once it is erased
     * @param waits whether it is withheld, and a person is to look anyway
     * @param measured whether a report of it was upheld, with a measure
     * @param open whether there is something to appeal against
     */
    record Withheld(
            String conversationId,
            String messageId,
            @Nullable String text,
            boolean waits,
            boolean measured,
            boolean open,
            Instant receivedAt) {}

    @GetMapping
    String list(@RequestParam(required = false) @Nullable String done, Model model) {
        List<Withheld> withheld = mailbox.heldAgainst(Caller.current().subject(), MOST).stream()
                .map(AppealPages::withheld)
                .toList();
        model.addAttribute("withheld", withheld);
        model.addAttribute("done", done != null);
        model.addAttribute("longest", PolicyPages.LONGEST_APPEAL);
        return "appeals";
    }

    @PostMapping("/{conversationId}/{messageId}")
    String appeal(@PathVariable String conversationId, @PathVariable String messageId, @RequestParam String text) {
        if (text.isBlank() || text.length() > PolicyPages.LONGEST_APPEAL) {
            throw new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, "text-missing");
        }
        policies.appeal(conversationId, messageId, new Appeal(text, null));
        return "redirect:/settings/appeals?done=appealed";
    }

    private static Withheld withheld(MessageRow row) {
        Content content = row.content();
        return new Withheld(
                row.conversationId(),
                row.messageId(),
                content == null ? null : content.text().reveal().orElse(null),
                row.because() == WithheldBecause.HELD,
                row.measure() != null,
                !row.appealable().isEmpty(),
                row.receivedAt());
    }
}
