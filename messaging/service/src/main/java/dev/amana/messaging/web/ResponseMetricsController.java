package dev.amana.messaging.web;

import dev.amana.messaging.responseclock.OpenQuestions;
import dev.amana.messaging.responseclock.Question;
import dev.amana.messaging.responseclock.ResponseMetrics;
import dev.amana.messaging.responseclock.ResponseMetrics.Metric;
import dev.amana.platform.security.Caller;
import dev.amana.platform.security.Roles;
import dev.amana.platform.web.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/response-metrics")
@PreAuthorize("hasAnyRole('seller', 'marketplace', 'trust', 'trust-lead', 'auditor')")
@Tag(name = "Response clock")
class ResponseMetricsController {
    private final ResponseMetrics metrics;
    private final OpenQuestions questions;
    private final Clock clock;

    ResponseMetricsController(ResponseMetrics metrics, OpenQuestions questions, Clock clock) {
        this.metrics = metrics;
        this.questions = questions;
        this.clock = clock;
    }

    /**
     * @param remindedAt when the seller was reminded of it
     * @param answerChecked whether an answer that was written in time waits for its verdict
     * @param overdue whether the time for the answer has run out
     */
    record OpenQuestion(
            String messageId,
            String conversationId,
            @Nullable String orderId,
            Instant askedAt,
            Instant dueAt,
            @Nullable Instant remindedAt,
            boolean answerChecked,
            boolean overdue) {}

    @GetMapping
    @Operation(operationId = "responseMetrics", summary = "How soon a seller answers; a seller asks for itself")
    Metric metrics(@RequestParam(required = false) @Nullable String sellerId) {
        return metrics.of(seller(sellerId), clock.instant());
    }

    @GetMapping("/open-questions")
    @Operation(operationId = "openQuestions", summary = "What a seller has to answer, oldest first")
    List<OpenQuestion> open(
            @RequestParam(required = false) @Nullable String sellerId, @RequestParam(defaultValue = "50") int size) {
        Instant now = clock.instant();
        return questions.ofSeller(seller(sellerId), Paging.limit(size)).stream()
                .map(question -> view(question, now))
                .toList();
    }

    private static OpenQuestion view(Question question, Instant now) {
        return new OpenQuestion(
                question.messageId(),
                question.conversationId(),
                question.orderId(),
                question.askedAt(),
                question.dueAt(),
                question.remindedAt(),
                question.answerChecked(),
                question.dueAt().isBefore(now));
    }

    /** A seller knows of no other. */
    private static String seller(@Nullable String asked) {
        Caller caller = Caller.current();
        boolean others = caller.has(Roles.MARKETPLACE)
                || caller.has(Roles.TRUST)
                || caller.has(Roles.TRUST_LEAD)
                || caller.has(Roles.AUDITOR);
        if (asked == null && !caller.has(Roles.SELLER)) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "seller-required");
        }
        if (asked != null && !others && !asked.equals(caller.subject())) {
            throw Access.notFound();
        }
        return asked == null ? caller.subject() : asked;
    }
}
