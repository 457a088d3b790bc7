package dev.amana.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.moderation.assignment.Assignments;
import dev.amana.moderation.investigation.Evidence;
import dev.amana.moderation.investigation.InvestigationCommand.AddEvidence;
import dev.amana.moderation.investigation.InvestigationNews;
import dev.amana.moderation.investigation.InvestigationTable;
import dev.amana.moderation.investigation.Piece;
import dev.amana.moderation.investigation.Standing;
import dev.amana.moderation.investigation.Trigger;
import dev.amana.moderation.population.Population;
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
import java.util.Set;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

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
    InvestigationNews news;

    @Autowired
    Evidence evidence;

    @Autowired
    Population population;

    @Autowired
    Assignments assignments;

    @Autowired
    JdbcClient jdbc;

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

    @Test
    void looksAtManyPeopleWithoutAssignedContactAreInvestigatedAndThoseWithAreNot() {
        Instant now = Instant.now();
        population.conversation(conversation, null, Set.of(customer));
        assignments.answers(conversation, agent, now.minusSeconds(60));
        for (int i = 0; i < 50; i++) {
            look("own-" + i, agent, "conversation/" + conversation, now);
            look("person-" + i, agent, "case/conversation-" + conversation + "/party/" + customer, now);
            look("before-" + i, agent + "-2", "conversation/c" + i + unique, now);
        }
        String other = agent + "-2";
        await().atMost(SOON).until(() -> table.page(ANYBODY, null, other, 10, 0).size() == 1);
        assertThat(table.page(ANYBODY, null, other, 10, 0).getFirst().standing().trigger())
                .isEqualTo(Trigger.DATA_MISUSE);
        assertThat(table.page(ANYBODY, null, agent, 10, 0)).isEmpty();
        String id = table.page(ANYBODY, null, other, 10, 0).getFirst().investigationId();
        assertThat(evidence.verify(id).faults()).isEmpty();
        commands.sendAndWait(new AddEvidence(id, List.of(new Piece("look-up", "gone" + unique, "ab", now))));
        assertThat(evidence.verify(id).faults()).anyMatch(fault -> fault.endsWith("the look-up is gone"));
    }

    private void decide(String reviewer, int revision, Grounds grounds) {
        commands.sendAndWait(new DecideScreening(
                "held-" + unique, Outcome.BLOCKED, words(reviewer, "Not again"), reviewer, revision, grounds));
    }

    @Test
    void picturesCountUnlessThereWasSomethingToReview() {
        screen("held-" + unique, INSULT);
        await().atMost(SOON)
                .until(() -> jdbc.sql("select count(*) from screening where conversation_id = :id")
                                .param("id", conversation)
                                .query(Integer.class)
                                .single()
                        == 1);
        news.looked(
                "r" + unique, agent, "trust", "attachment.view", "conversation/" + conversation, null, Instant.now());
        news.looked("o" + unique, agent, "trust", "attachment.view", "conversation/o" + unique, null, Instant.now());
        assertThat(jdbc.sql("select target from staff_look_up where staff_id = :agent")
                        .param("agent", agent)
                        .query(String.class)
                        .list())
                .containsExactly("conversation/o" + unique);
    }

    private void look(String hash, String staffId, String target, Instant at) {
        news.looked(hash + unique, staffId, "agent", "conversation.read", target, null, at);
    }

    private Standing opened() {
        return await().atMost(SOON)
                .until(() -> table.page(ANYBODY, null, agent, 10, 0), found -> found.size() == 1)
                .getFirst()
                .standing();
    }

    private void screen(String messageId, String text) {
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
                null,
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
