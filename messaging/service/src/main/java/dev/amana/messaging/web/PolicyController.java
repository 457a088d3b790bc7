package dev.amana.messaging.web;

import static dev.amana.platform.personal.RetentionClass.CORRESPONDENCE;

import dev.amana.messaging.conversation.Appealed;
import dev.amana.messaging.conversation.ConversationCommand.DismissQuestion;
import dev.amana.messaging.conversation.ConversationCommand.SubmitAppeal;
import dev.amana.messaging.conversation.ReportCategory;
import dev.amana.messaging.conversation.Role;
import dev.amana.messaging.conversation.Stage;
import dev.amana.messaging.conversation.Verdict;
import dev.amana.messaging.explanation.Explanation;
import dev.amana.messaging.explanation.Explanations;
import dev.amana.messaging.mailbox.MailboxQueries;
import dev.amana.messaging.mailbox.MessageRow;
import dev.amana.messaging.report.Reports;
import dev.amana.messaging.staff.StaffSuspensions;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.security.Caller;
import dev.amana.platform.web.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the two sides of a message may say about it. */
@RestController
@RequestMapping("/api/conversations/{conversationId}/messages/{messageId}")
@Tag(name = "Messages")
class PolicyController {
    private final MailboxQueries mailbox;
    private final Access access;
    private final Explanations explanations;
    private final CommandGateway commands;
    private final Reports reports;
    private final Clock clock;

    PolicyController(
            MailboxQueries mailbox,
            Access access,
            Explanations explanations,
            CommandGateway commands,
            Reports reports,
            Clock clock) {
        this.mailbox = mailbox;
        this.access = access;
        this.explanations = explanations;
        this.commands = commands;
        this.reports = reports;
        this.clock = clock;
    }

    /** @param about {@code verdict} or {@code report}; without it, what there is to appeal against, the verdict first */
    record Appeal(
            @NotBlank @Size(max = 4_000) String text,

            @Nullable @Pattern(regexp = "verdict|report") String about) {
        @Nullable
        Appealed against() {
            return about == null ? null : Appealed.valueOf(about.toUpperCase(Locale.ROOT));
        }
    }

    @PostMapping("/no-answer-needed")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "noAnswerNeeded",
            summary = "Says that a buyer's message needs no answer; it then counts as answered")
    void noAnswerNeeded(@PathVariable String conversationId, @PathVariable String messageId) {
        MessageRow row = message(conversationId, messageId, Reading.COPY);
        if (row.authorRole() != Role.BUYER) {
            throw Access.notFound();
        }
        commands.sendAndWait(new DismissQuestion(conversationId, messageId, row.recipientId(), clock.instant()));
    }

    @PostMapping("/appeal")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "appeal",
            summary =
                    "Asks that another person look at what became of a message: withheld, delivered without some words or with a warning, or a measure after a report; once for each")
    void appeal(
            @PathVariable String conversationId, @PathVariable String messageId, @Valid @RequestBody Appeal appeal) {
        MessageRow row = access.suspended()
                .map(author -> byAuthor(conversationId, messageId, author))
                .orElseGet(() -> message(conversationId, messageId, Reading.OWN));
        Personal text = Personal.of(row.authorId(), CORRESPONDENCE, appeal.text());
        commands.sendAndWait(
                new SubmitAppeal(conversationId, messageId, row.authorId(), text, appeal.against(), clock.instant()));
    }

    /** @param category as in {@code message-reported}: {@code threat}, {@code fraud} and so on */
    record NewReport(
            @NotBlank String category,
            @Nullable @Size(max = Reports.LONGEST) String text) {}

    @PostMapping("/report")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "report",
            summary = "Says that a message the caller got breaks the rules; a person looks at it and answers by mail")
    void report(
            @PathVariable String conversationId, @PathVariable String messageId, @Valid @RequestBody NewReport report) {
        MessageRow row = message(conversationId, messageId, Reading.COPY);
        if (!reports.report(row, Caller.current().subject(), category(report.category()), report.text())) {
            throw Access.notFound();
        }
    }

    @GetMapping("/explanation")
    @Operation(operationId = "explanation", summary = "Why a message of the caller was not delivered, in words")
    Explanation explanation(@PathVariable String conversationId, @PathVariable String messageId, Locale locale) {
        MessageRow row = message(conversationId, messageId, Reading.OWN);
        if (row.because() == null) {
            throw Access.notFound();
        }
        Verdict verdict = row.verdict();
        List<String> details =
                verdict != null && row.because().stage() == Stage.WITHHELD ? verdict.categories() : row.details();
        return explanations.of(messageId, row.because(), details, locale);
    }

    static ReportCategory category(String wireName) {
        try {
            return ReportCategory.of(wireName);
        } catch (IllegalArgumentException unknown) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "report-category");
        }
    }

    private MessageRow byAuthor(String conversationId, String messageId, String author) {
        return mailbox.message(conversationId, messageId)
                .filter(row -> row.authorId().equals(author))
                .orElseThrow(StaffSuspensions::refusal);
    }

    /** The message as far as the caller has that part in it; staff only look. */
    private MessageRow message(String conversationId, String messageId, Reading part) {
        Access.View view = access.part(conversationId);
        return mailbox.message(conversationId, messageId)
                .filter(row -> Reading.of(row, view) == part)
                .orElseThrow(Access::notFound);
    }
}
