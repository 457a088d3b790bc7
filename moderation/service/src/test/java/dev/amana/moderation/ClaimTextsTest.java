package dev.amana.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.messaging.contract.GuaranteeClaimEvent;
import dev.amana.messaging.contract.GuaranteeClaimEvent.ClaimAnswered;
import dev.amana.messaging.contract.GuaranteeClaimEvent.ClaimDenied;
import dev.amana.messaging.contract.GuaranteeClaimEvent.ClaimStaffSaid;
import dev.amana.messaging.contract.GuaranteeClaimEvent.Said;
import dev.amana.messaging.contract.MessagingEvent;
import dev.amana.messaging.contract.MessagingEvent.Participant;
import dev.amana.messaging.contract.MessagingEvent.Role;
import dev.amana.moderation.contract.ModerationEvent.Outcome;
import dev.amana.moderation.contract.ModerationEvent.Severity;
import dev.amana.moderation.contract.ModerationEvent.VerdictGiven;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.RetentionClass;
import dev.amana.published.SealedText;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What parties and staff say in a claim is screened like their messages. */
class ClaimTextsTest extends ScreenedMessageTest {
    @Test
    void whatAPartySaysInAClaimIsScreenedUnderItsOwnIdentifier() {
        String textId = GuaranteeClaimEvent.TEXT_PREFIX + unique + ".answered";
        Said said = new Said(
                textId,
                new Participant(sender, Role.SELLER, "und"),
                new Participant("other-" + unique, Role.BUYER, "und"));
        SealedText words = vault.seal(Personal.of(
                "claim-" + unique, RetentionClass.CLAIM_EVIDENCE, "If you complain again I will kill you."));
        messaging.publish(
                MessagingEvent.TOPIC,
                unique,
                new ClaimAnswered(
                        unique, "conversation-" + unique, "order-" + unique, false, words, said, Instant.now()));

        VerdictGiven verdict = messaging.awaitVerdict(textId, 1);
        assertThat(verdict.outcome()).isEqualTo(Outcome.BLOCKED);
        assertThat(verdict.senderId()).isEqualTo(sender);
    }

    @Test
    void whatStaffWriteInAClaimIsScreenedAndKeptAsAllThatTheyWrite() {
        String claim = GuaranteeClaimEvent.TEXT_PREFIX + unique;
        Participant author = new Participant(sender, Role.AGENT, "und");
        Participant reader = new Participant("other-" + unique, Role.BUYER, "und");
        SealedText threat =
                vault.seal(Personal.of("claim-" + unique, RetentionClass.CLAIM_EVIDENCE, "I know where you live."));
        SealedText plain =
                vault.seal(Personal.of("claim-" + unique, RetentionClass.CLAIM_EVIDENCE, "Send us a picture."));
        publish(new ClaimStaffSaid(
                unique,
                "conversation-" + unique,
                "order-" + unique,
                plain,
                new Said(claim + ".statement-1", author, reader),
                Instant.now()));
        publish(new ClaimDenied(
                unique,
                "conversation-" + unique,
                "order-" + unique,
                Instant.now(),
                threat,
                new Said(claim + ".decided", author, reader),
                Instant.now()));

        assertThat(messaging.awaitVerdict(claim + ".statement-1", 1).outcome()).isEqualTo(Outcome.CLEARED);
        VerdictGiven verdict = messaging.awaitVerdict(claim + ".decided", 1);
        assertThat(verdict.outcome()).isEqualTo(Outcome.BLOCKED);
        assertThat(verdict.severity()).isEqualTo(Severity.CRITICAL);
        messaging.awaitSuspension(sender);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(jdbc.sql("select message_id from staff_message where staff_id = :id")
                                .param("id", sender)
                                .query(String.class)
                                .list())
                        .containsExactlyInAnyOrder(claim + ".statement-1", claim + ".decided"));
    }

    private void publish(GuaranteeClaimEvent event) {
        messaging.publish(MessagingEvent.TOPIC, unique, event);
    }
}
