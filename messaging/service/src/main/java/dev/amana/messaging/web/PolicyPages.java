package dev.amana.messaging.web;

import dev.amana.messaging.report.Reports;
import dev.amana.messaging.responseclock.OpenQuestions;
import dev.amana.messaging.responseclock.Question;
import dev.amana.messaging.web.PolicyController.Appeal;
import dev.amana.messaging.web.PolicyController.NewReport;
import dev.amana.platform.pages.PageController;
import dev.amana.platform.web.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What somebody can say about a message from the page: that a person shall look at it, or that it needs no answer. */
@PageController
@RequestMapping("/conversations/{conversationId}/messages/{messageId}")
@PreAuthorize("hasAnyRole('buyer', 'seller', 'agent')")
class PolicyPages {
    static final int LONGEST_APPEAL = 4_000;

    private static final String BACK = "redirect:/conversations/{conversationId}?done=";

    private final PolicyController policies;
    private final OpenQuestions questions;

    PolicyPages(PolicyController policies, OpenQuestions questions) {
        this.policies = policies;
        this.questions = questions;
    }

    @PostMapping("/appeal")
    String appeal(
            @PathVariable String conversationId,
            @PathVariable String messageId,
            @RequestParam String text,
            @RequestParam(required = false) @Nullable String about) {
        if (text.isBlank() || text.length() > LONGEST_APPEAL) {
            throw new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, "text-missing");
        }
        policies.appeal(conversationId, messageId, new Appeal(text, about));
        return BACK + "appealed";
    }

    @PostMapping("/report")
    String report(
            @PathVariable String conversationId,
            @PathVariable String messageId,
            @RequestParam String category,
            @RequestParam(defaultValue = "") String text) {
        if (text.length() > Reports.LONGEST) {
            throw new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, "text-too-long", Reports.LONGEST);
        }
        policies.report(conversationId, messageId, new NewReport(category, text));
        return BACK + "reported";
    }

    /** The page offers it at the latest message: none that came before needs an answer then either. */
    @PostMapping("/no-answer-needed")
    String noAnswerNeeded(@PathVariable String conversationId, @PathVariable String messageId) {
        policies.noAnswerNeeded(conversationId, messageId);
        List<Question> open = questions.ofConversation(conversationId);
        open.stream()
                .filter(question -> question.messageId().equals(messageId))
                .findFirst()
                .ifPresent(latest -> open.stream()
                        .filter(question -> question.askedAt().isBefore(latest.askedAt()))
                        .forEach(question -> policies.noAnswerNeeded(conversationId, question.messageId())));
        return BACK + "noted";
    }
}
