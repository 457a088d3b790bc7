package dev.amana.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.amana.messaging.contract.MessageEvent.AppealSubmitted;
import dev.amana.messaging.contract.MessageEvent.MessageFailed;
import dev.amana.messaging.contract.MessageEvent.MessageReceived;
import dev.amana.messaging.contract.MessageEvent.MessageWithheld;
import dev.amana.messaging.contract.MessageEvent.WithheldBecause;
import dev.amana.moderation.contract.ConductEvent.ApologyRequested;
import dev.amana.moderation.contract.ConductEvent.StaffReinstated;
import dev.amana.moderation.contract.ConductEvent.StaffSuspended;
import dev.amana.moderation.contract.ModerationEvent;
import dev.amana.moderation.contract.ModerationEvent.Outcome;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.RetentionClass;
import dev.amana.platform.personal.Vault;
import jakarta.mail.SendFailedException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a suspension means for what an agent wrote, writes and reads. */
class StaffSuspensionTest extends MessagingServiceTest {
    @Autowired
    Vault vault;

    private final String agent = "agent-" + unique;
    private final String agentEmail = "anna." + unique + "@desk.test";
    private String conversation = "";
    private String customerAlias = "";

    @BeforeEach
    void openSupport() {
        Web.Answer answer = as("marketplace", "marketplace")
                .post(
                        "/api/conversations",
                        "{\"kind\": \"support\", \"customer\": %s, \"agentId\": \"%s\"}"
                                .formatted(person(buyer, buyerEmail), agent));
        conversation = answer.text("conversationId");
        customerAlias = answer.text("customerAlias");
    }

    @Test
    void whatWaitsInTheQueueIsStoppedAndGoesOutOnlyIfWhoeverLiftsSaysSo() {
        Web operator = as("olga", "operator");
        MessageReceived waiting = written("Your parcel is on its way.");
        assertThat(operator.post("/api/outbound/pause", "").status()).isLessThan(300);
        try {
            moderation.clear(waiting);
            await().atMost(SOON).until(() -> queued() == 1);
            suspend(1);
            assertThat(moderation
                            .awaitEvent(conversation, MessageWithheld.class)
                            .because())
                    .isEqualTo(WithheldBecause.SENDER_SUSPENDED);
            awaitState(conversation, as("tara", "trust"), "sender-suspended");
        } finally {
            operator.post("/api/outbound/resume", "");
        }
        assertThat(messages(conversation, as(buyer, "buyer"))).isEmpty();
        assertThat(queued()).isEqualTo(1);
        assertThat(inbox(buyerEmail).mails()).isEmpty();

        moderation.publish(
                ModerationEvent.TOPIC,
                "staff-" + agent,
                2,
                new StaffReinstated(agent, 2, "investigation-" + unique, true, Instant.now()));
        await().atMost(SOON).until(() -> inbox(buyerEmail).count() == 1);
    }

    @Test
    void suspendedAgentWritesNowhereAndReadsNothing() throws Exception {
        String password = as(agent, "agent")
                .post("/api/mail-passwords", "{\"label\": \"Laptop\", \"address\": \"%s\"}".formatted(agentEmail))
                .text("password");
        MessageReceived unjudged = written("One moment please.");
        Instant told = Instant.now();
        suspend(1);
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> write("Hello again").status() == 403);
        System.out.println("MEASURED from the suspension's publication to the first refusal: "
                + Duration.between(told, Instant.now()).toMillis() + " ms");

        assertThat(write("And again").body()).contains("/problems/staff-suspended", "/settings/appeals");
        assertThat(as(agent, "agent")
                        .get("/api/conversations/" + conversation + "/messages")
                        .status())
                .isEqualTo(403);
        assertThat(as(agent, "trust")
                        .get("/api/conversations/" + conversation + "/messages?reason=test")
                        .status())
                .isEqualTo(403);
        assertThat(as(agent, "trust")
                        .post("/api/claims/some-claim/statements", "{\"text\": \"By claim then\"}")
                        .body())
                .contains("/problems/staff-suspended");
        assertThat(as(agent, "trust-lead").get("/api/claims?reason=test").status())
                .isEqualTo(403);
        assertThat(as(agent, "operator").post("/api/outbound/pause", "").body()).contains("/problems/staff-suspended");
        assertThat(as(agent, "finance").get("/console/outbound").status()).isEqualTo(403);
        Submission submission = new Submission(
                environment.getRequiredProperty("amana.messaging.submission.port", Integer.class), agent, password);
        assertThatExceptionOfType(SendFailedException.class)
                .isThrownBy(() -> submission.send(agentEmail, customerAlias, "By mail then"))
                .havingCause()
                .withMessageContaining("550 5.7.1 You may not write to customers at present");

        moderation.clear(unjudged);
        awaitState(conversation, as("tara", "trust"), "sender-suspended");
        assertThat(inbox(buyerEmail).mails()).isEmpty();
    }

    @Test
    void suspendedAgentAppealsAgainstWhatWasWithheldOfTheirsAndNothingElse() throws Exception {
        MessageReceived threat = written("I know where you live.");
        moderation.give(threat, 1, Outcome.BLOCKED, "threat");
        awaitState(conversation, as("tara", "trust"), "blocked");
        suspend(1);
        await().atMost(SOON).until(() -> write("Hello again").status() == 403);
        Web itself = as(agent, "agent");
        String messages = "/api/conversations/" + conversation + "/messages/";
        String words = "{\"text\": \"It was a quote\"}";
        assertThat(itself.post(messages + "somebody-elses/appeal", words).body())
                .contains("/problems/staff-suspended");
        assertThat(itself.get(messages + threat.messageId() + "/explanation").status())
                .isEqualTo(403);
        assertThat(itself.get("/settings/appeals").body())
                .contains("I know where you live", threat.messageId())
                .doesNotContain("??");
        assertThat(as("other-" + unique, "agent").get("/settings/appeals").body())
                .doesNotContain("I know where");
        assertThat(itself.post(messages + threat.messageId() + "/appeal", words).status())
                .isEqualTo(202);
        AppealSubmitted appeal = moderation.awaitEvent(conversation, AppealSubmitted.class);
        assertThat(appeal.messageId()).isEqualTo(threat.messageId());
        assertThat(appeal.authorId()).isEqualTo(agent);
    }

    @Test
    void apologyThatMayNotBeSentIsToldAsFailed() {
        String betweenParties = opened().id();
        assertThat(apologised(betweenParties).status()).isEqualTo("5.7.1");
    }

    @Test
    void apologyForAConversationThatIsNotHereIsToldAsFailed() {
        assertThat(apologised("nowhere-" + unique).status()).isEqualTo("5.1.1");
    }

    private MessageFailed apologised(String conversationId) {
        String apology = "apology-" + unique;
        moderation.publish(
                ModerationEvent.TOPIC,
                apology,
                1,
                new ApologyRequested(
                        apology,
                        "investigation-" + unique,
                        conversationId,
                        null,
                        agent,
                        vault.seal(Personal.of(agent, RetentionClass.STAFF_EVIDENCE, "We are sorry.")),
                        Instant.now()));
        MessageFailed failed = moderation.awaitEvent(conversationId, MessageFailed.class);
        assertThat(failed.messageId()).isEqualTo(apology);
        return failed;
    }

    @Test
    void customerWhoWantsNoFurtherContactGetsNothingThatIsOnItsWayEither() {
        Web operator = as("olga", "operator");
        MessageReceived waiting = written("One more thing.");
        Web customer = as(buyer, "buyer");
        assertThat(operator.post("/api/outbound/pause", "").status()).isLessThan(300);
        try {
            moderation.clear(waiting);
            await().atMost(SOON).until(() -> queued() == 1);
            assertThat(customer.post("/api/conversations/" + conversation + "/staff-contact/refusal", "")
                            .status())
                    .isEqualTo(204);
        } finally {
            operator.post("/api/outbound/resume", "");
        }
        awaitState(conversation, as("tara", "trust"), "failed");
        assertThat(inbox(buyerEmail).mails()).isEmpty();
        assertThat(write("And another").body()).contains("/problems/staff-contact-refused");

        assertThat(customer.post(
                                "/api/conversations/" + conversation + "/messages", "{\"text\": \"I have a question\"}")
                        .status())
                .isEqualTo(202);
        assertThat(write("Gladly.").status()).isEqualTo(202);
        moderation.clear(moderation.awaitMessages(conversation, 3).getLast());
        await().atMost(SOON).until(() -> inbox(buyerEmail).count() == 1);
    }

    @Test
    void refusalHoldsInEveryConversationAboutTheMatterButNotWhereAQuestionIsOpen() {
        String sameAgent = openSupport(agent);
        String asking = openSupport(agent);
        String elsewhere = openSupport("other-" + agent);
        Web customer = as(buyer, "buyer");
        for (String each : new String[] {conversation, sameAgent, asking, elsewhere}) {
            assertThat(writeIn(each, each.equals(elsewhere) ? "other-" + agent : agent)
                            .status())
                    .isEqualTo(202);
        }
        assertThat(customer.post("/api/conversations/" + asking + "/messages", "{\"text\": \"And my bill?\"}")
                        .status())
                .isEqualTo(202);
        awaitShown(asking, 2);
        awaitShown(conversation, 1);
        awaitShown(sameAgent, 1);

        assertThat(customer.post("/api/conversations/" + conversation + "/staff-contact/refusal", "")
                        .status())
                .isEqualTo(204);
        assertThat(writeIn(conversation, agent).body()).contains("/problems/staff-contact-refused");
        assertThat(writeIn(sameAgent, agent).body()).contains("/problems/staff-contact-refused");
        assertThat(writeIn(asking, agent).status()).isEqualTo(202);
        assertThat(writeIn(elsewhere, "other-" + agent).status()).isEqualTo(202);
        String opened = openSupport(agent);
        assertThat(writeIn(opened, agent).body()).contains("/problems/staff-contact-refused");
        assertThat(customer.post("/api/conversations/" + opened + "/messages", "{\"text\": \"Something else\"}")
                        .status())
                .isEqualTo(202);
        assertThat(writeIn(opened, agent).status()).isEqualTo(202);
    }

    private String openSupport(String by) {
        return as("marketplace", "marketplace")
                .post(
                        "/api/conversations",
                        "{\"kind\": \"support\", \"customer\": %s, \"agentId\": \"%s\"}"
                                .formatted(person(buyer, buyerEmail), by))
                .text("conversationId");
    }

    private Web.Answer writeIn(String id, String by) {
        return as(by, "agent").post("/api/conversations/" + id + "/messages", "{\"text\": \"Hello\"}");
    }

    private void awaitShown(String id, int messages) {
        await().atMost(SOON)
                .until(() -> jdbc.sql("select count(*) from message where conversation_id = :id")
                                .param("id", id)
                                .query(Integer.class)
                                .single()
                        == messages);
    }

    private MessageReceived written(String text) {
        assertThat(write(text).status()).isLessThan(300);
        return moderation.awaitMessages(conversation, 1).getFirst();
    }

    private Web.Answer write(String text) {
        return as(agent, "agent")
                .post("/api/conversations/" + conversation + "/messages", "{\"text\": \"%s\"}".formatted(text));
    }

    private void suspend(int revision) {
        moderation.publish(
                ModerationEvent.TOPIC,
                "staff-" + agent,
                revision,
                new StaffSuspended(agent, revision, "investigation-" + unique, Instant.now()));
    }

    private long queued() {
        return jdbc.sql(
                        "select count(*) from outbound_mail where conversation_id = :id and state in ('queued', 'sending')")
                .param("id", conversation)
                .query(Long.class)
                .single();
    }
}
