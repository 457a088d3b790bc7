package dev.amana.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.messaging.contract.MessageEvent.Attachment;
import dev.amana.messaging.contract.MessageEvent.Channel;
import dev.amana.messaging.contract.MessageEvent.MessageReceived;
import dev.amana.messaging.contract.MessagingEvent;
import dev.amana.messaging.contract.MessagingEvent.ConversationKind;
import dev.amana.messaging.contract.MessagingEvent.Participant;
import dev.amana.messaging.contract.MessagingEvent.Role;
import dev.amana.moderation.contract.ModerationEvent.Outcome;
import dev.amana.moderation.contract.ModerationEvent.VerdictGiven;
import dev.amana.moderation.review.Bulk;
import dev.amana.moderation.review.ReviewFilter;
import dev.amana.moderation.review.Reviewer;
import dev.amana.moderation.screening.DecisionCode;
import dev.amana.moderation.screening.ScreeningCommand.DecideScreening;
import dev.amana.moderation.signal.Category;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.RetentionClass;
import dev.amana.published.SealedText;
import java.time.Instant;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A picture that staff send waits for a person, and the same small one below each letter does so once. */
class LogosTest extends RunningServiceTest {
    private static final long SMALL = 4_000;

    @Autowired
    CommandGateway commands;

    @Autowired
    Bulk bulk;

    private final String agent = "agent-" + unique;
    private final String logo = "digest-" + unique;
    private int written;

    private SealedText sealed(String text) {
        return vault.seal(Personal.of(agent, RetentionClass.CORRESPONDENCE, text));
    }

    private VerdictGiven write(boolean inline, long bytes) {
        String id = "message-" + unique + "-" + ++written;
        messaging.publish(
                MessagingEvent.TOPIC,
                "conversation-" + unique,
                new MessageReceived(
                        "conversation-" + unique,
                        id,
                        null,
                        ConversationKind.SUPPORT,
                        new Participant(agent, Role.AGENT, "en"),
                        new Participant("customer-" + unique, Role.CUSTOMER, "en"),
                        Channel.SUBMISSION,
                        sealed("Your order"),
                        sealed("It is on its way."),
                        null,
                        null,
                        List.of(new Attachment(
                                id + "-1", sealed("logo.png"), "image/png", bytes, logo, inline ? true : null, null)),
                        Instant.now()));
        return messaging.awaitVerdict(id, 1);
    }

    private void decide(VerdictGiven held, Outcome outcome, DecisionCode code) {
        commands.sendAndWait(new DecideScreening(
                held.messageId(),
                dev.amana.moderation.verdict.Outcome.valueOf(outcome.name()),
                Personal.of("tina", RetentionClass.STAFF_EVIDENCE, "looked"),
                "tina",
                1,
                code.about(List.of("seen-only"))));
        messaging.awaitVerdict(held.messageId(), 2);
    }

    private void awaitKnown(boolean known) {
        await().atMost(SOON)
                .until(() -> jdbc.sql("select exists (select 1 from cleared_logo where digest = ?)")
                        .param(logo)
                        .query(Boolean.class)
                        .single()
                        .equals(known));
    }

    @Test
    void aSmallPictureInATextWaitsOnceUntilSomebodyBlocksIt() {
        VerdictGiven first = write(true, SMALL);
        assertThat(first.outcome()).isEqualTo(Outcome.HELD);
        assertThat(first.reasons())
                .singleElement()
                .satisfies(reason -> assertThat(reason.rule()).isEqualTo("screening.seen-only"));
        decide(first, Outcome.CLEARED, DecisionCode.HARMLESS);
        awaitKnown(true);

        assertThat(write(true, SMALL).outcome()).isEqualTo(Outcome.CLEARED);
        VerdictGiven enclosed = write(false, SMALL);
        assertThat(enclosed.outcome()).as("a file of its own").isEqualTo(Outcome.HELD);

        decide(enclosed, Outcome.BLOCKED, DecisionCode.OTHER_HARM);
        awaitKnown(false);
        assertThat(write(true, SMALL).outcome()).isEqualTo(Outcome.HELD);
    }

    @Test
    void noPictureIsLetGoUnseenAmongManyOthers() {
        VerdictGiven held = write(true, SMALL);
        ReviewFilter seenOnly = new ReviewFilter(null, Category.SEEN_ONLY, null, null, null);
        Reviewer reviewer = new Reviewer("tina-" + unique, null);
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(bulk.preview(reviewer, seenOnly, dev.amana.moderation.verdict.Outcome.BLOCKED)
                                        .items())
                                .isNotEmpty());
        Bulk.Preview preview = bulk.preview(reviewer, seenOnly, dev.amana.moderation.verdict.Outcome.CLEARED);
        assertThat(preview.items()).isEmpty();
        assertThat(preview.excluded()).containsKey(Bulk.Excluded.NEEDS_LOOK);
        decide(held, Outcome.BLOCKED, DecisionCode.OTHER_HARM);
    }

    @Test
    void aLargePictureWaitsEachTime() {
        decide(write(true, 500_000), Outcome.CLEARED, DecisionCode.HARMLESS);

        assertThat(write(true, 500_000).outcome()).isEqualTo(Outcome.HELD);
    }
}
