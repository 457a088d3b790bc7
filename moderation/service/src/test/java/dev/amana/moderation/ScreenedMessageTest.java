package dev.amana.moderation;

import dev.amana.messaging.contract.MessageEvent.Channel;
import dev.amana.messaging.contract.MessageEvent.MessageReceived;
import dev.amana.messaging.contract.MessagingEvent;
import dev.amana.messaging.contract.MessagingEvent.ConversationKind;
import dev.amana.messaging.contract.MessagingEvent.Participant;
import dev.amana.messaging.contract.MessagingEvent.Role;
import dev.amana.moderation.contract.ModerationEvent.VerdictGiven;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.RetentionClass;
import dev.amana.published.SealedText;
import java.time.Instant;
import java.util.List;

/** What tests of screening share: a message of somebody on Kafka, and its verdict. */
abstract class ScreenedMessageTest extends RunningServiceTest {
    final String messageId = "message-" + unique;
    final String sender = "party-" + unique;

    SealedText sealed(String text) {
        return vault.seal(Personal.of(sender, RetentionClass.CORRESPONDENCE, text));
    }

    MessageReceived message(Role role, SealedText text) {
        return message(messageId, role, text);
    }

    MessageReceived message(String id, Role role, SealedText text) {
        return new MessageReceived(
                "conversation-" + unique,
                id,
                "order-" + unique,
                ConversationKind.ORDER,
                new Participant(sender, role, "en"),
                new Participant("other-" + unique, role == Role.SELLER ? Role.BUYER : Role.SELLER, "en"),
                Channel.SMTP,
                sealed("Hello"),
                text,
                null,
                null,
                List.of(),
                Instant.now());
    }

    VerdictGiven screened(Role role, String text) {
        messaging.publish(MessagingEvent.TOPIC, "conversation-" + unique, message(role, sealed(text)));
        return messaging.awaitVerdict(messageId, 1);
    }
}
