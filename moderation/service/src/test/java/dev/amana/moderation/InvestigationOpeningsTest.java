package dev.amana.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.moderation.investigation.InvestigationTable;
import dev.amana.moderation.investigation.Standing;
import dev.amana.moderation.investigation.Trigger;
import dev.amana.moderation.report.Answer;
import dev.amana.moderation.report.Category;
import dev.amana.moderation.report.Measure;
import dev.amana.moderation.report.ReportCommand.AnswerReport;
import dev.amana.moderation.report.ReportCommand.ReceiveReport;
import dev.amana.moderation.review.Reviewer;
import dev.amana.moderation.screening.DecisionCode;
import dev.amana.moderation.screening.Grounds;
import dev.amana.moderation.screening.ScreeningCommand.DecideScreening;
import dev.amana.moderation.screening.ScreeningCommand.ScreenMessage;
import dev.amana.moderation.verdict.Outcome;
import dev.amana.moderation.verdict.Role;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.RetentionClass;
import dev.amana.testkit.ServiceTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** What opens an investigation by itself, besides threats. */
@ServiceTest("moderation")
class InvestigationOpeningsTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Reviewer ANYBODY = new Reviewer("anybody", null);
    private static final String INSULT = "You are an idiot.";

    @Autowired
    CommandGateway commands;

    @Autowired
    InvestigationTable table;

    @Autowired
    Environment environment;

    private final String unique = UUID.randomUUID().toString();
    private final String agent = "agent-" + unique;
    private final String customer = "customer-" + unique;
    private final String conversation = "conversation-" + unique;

    @Test
    void threeWithheldMessagesAreAPatternAndSuspendNobody() {
        for (int i = 1; i <= 3; i++) {
            screen("insult-" + i + unique, INSULT);
        }
        Standing standing = opened();
        assertThat(standing.trigger()).isEqualTo(Trigger.PATTERN);
        assertThat(standing.suspended()).isFalse();
    }

    @Test
    void suspensionThatTwoReviewersRecommendIsInForceUntilItIsInvestigated() {
        screen("held-" + unique, INSULT);
        Grounds grounds =
                new Grounds(DecisionCode.HARASSMENT, List.of("harassment"), List.of(), false).recommendingSuspension();
        decide("rita", 1, grounds);
        decide("rolf", 2, grounds);
        Standing standing = opened();
        assertThat(standing.trigger()).isEqualTo(Trigger.RECOMMENDED);
        assertThat(standing.suspended()).isTrue();
    }

    @Test
    void reviewerWhoFindsAThreatStopsItsAuthorThoughTheRulesFoundNone() {
        screen("held-" + unique, INSULT);
        decide("rita", 1, DecisionCode.THREAT.about(List.of("harassment")));
        Standing standing = opened();
        assertThat(standing.trigger()).isEqualTo(Trigger.THREAT);
        assertThat(standing.suspended()).isTrue();
        try (Messaging messaging = new Messaging(environment.getRequiredProperty("spring.kafka.bootstrap-servers"))) {
            assertThat(messaging.awaitSuspension(agent).revision()).isEqualTo(1);
        }
    }

    @Test
    void threatThatAReviewerFindsToBeSomethingElseStopsNobody() {
        screen(
                "held-" + unique,
                "Here is what you wrote.",
                Personal.of(customer, RetentionClass.CORRESPONDENCE, "I will kill you."));
        decide("rita", 1, DecisionCode.OTHER_HARM.about(List.of("threat")));
        report("upheld-" + unique, Answer.UPHELD, Category.HARASSMENT);
        assertThat(opened().trigger()).isEqualTo(Trigger.REPORT);
        assertThat(opened().suspended()).isFalse();
    }

    @Test
    void reportThatACustomerWasRightAboutIsInvestigatedAndARejectedOneIsNot() {
        report("rejected-" + unique, Answer.REJECTED, Category.THREAT);
        report("upheld-" + unique, Answer.UPHELD, Category.HARASSMENT);
        Standing standing = opened();
        assertThat(standing.trigger()).isEqualTo(Trigger.REPORT);
        assertThat(standing.messageId()).isEqualTo("upheld-" + unique);
        assertThat(standing.suspended()).isFalse();
    }

    @Test
    void whatIsFoundGraverLaterSuspendsInTheSameInvestigation() {
        screen("held-" + unique, INSULT);
        report("held-" + unique, Answer.UPHELD, Category.HARASSMENT);
        assertThat(opened().suspended()).isFalse();
        Grounds grounds =
                new Grounds(DecisionCode.HARASSMENT, List.of("harassment"), List.of(), false).recommendingSuspension();
        decide("rita", 1, grounds);
        decide("rolf", 2, grounds);
        await().atMost(SOON).until(() -> opened().suspended());
        assertThat(opened().trigger()).isEqualTo(Trigger.RECOMMENDED);
    }

    @Test
    void upheldReportOfAThreatSuspendsAtOnce() {
        report("upheld-" + unique, Answer.UPHELD, Category.THREAT);
        assertThat(opened().suspended()).isTrue();
    }

    private void decide(String reviewer, int revision, Grounds grounds) {
        commands.sendAndWait(new DecideScreening(
                "held-" + unique, Outcome.BLOCKED, words(reviewer, "Not again"), reviewer, revision, grounds));
    }

    private Standing opened() {
        return await().atMost(SOON)
                .until(() -> table.page(ANYBODY, null, agent, 10, 0), found -> found.size() == 1)
                .getFirst()
                .standing();
    }

    private void screen(String messageId, String text) {
        screen(messageId, text, null);
    }

    private void screen(String messageId, String text, @Nullable Personal quoted) {
        commands.sendAndWait(new ScreenMessage(
                messageId,
                conversation,
                null,
                agent,
                Role.AGENT,
                customer,
                Role.CUSTOMER,
                "en",
                words(agent, ""),
                words(agent, text),
                quoted,
                List.of(),
                Instant.now()));
    }

    private void report(String messageId, Answer answer, Category category) {
        String reportId = "report-" + messageId;
        commands.sendAndWait(new ReceiveReport(
                reportId,
                messageId,
                conversation,
                null,
                customer,
                agent,
                Role.AGENT,
                category,
                null,
                words(agent, ""),
                words(agent, "What was delivered"),
                Instant.now()));
        commands.sendAndWait(new AnswerReport(reportId, answer, Measure.NONE, words("rita", "As it reads"), "rita"));
    }

    private static Personal words(String author, String text) {
        return Personal.of(author, RetentionClass.STAFF_EVIDENCE, text);
    }
}
