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
import dev.amana.platform.personal.Vault;
import dev.amana.published.SealedText;
import dev.amana.testkit.ServiceTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What tests of screening share: a message of somebody on Kafka, and its verdict. */
@ServiceTest("moderation")
abstract class ScreenedMessageTest {
    static final Duration SOON = Duration.ofSeconds(20);

    @LocalServerPort
    int port;

    @Autowired
    Environment environment;

    @Autowired
    Vault vault;

    @Autowired
    JdbcClient jdbc;

    final JsonMapper json = JsonMapper.shared();
    final String unique = UUID.randomUUID().toString().substring(0, 8);
    final String messageId = "message-" + unique;
    final String sender = "party-" + unique;
    Messaging messaging;
    Doors doors;

    @BeforeEach
    void startMessaging() {
        messaging = new Messaging(environment.getRequiredProperty("spring.kafka.bootstrap-servers"));
        doors = new Doors(port);
    }

    @AfterEach
    void stopMessaging() {
        messaging.close();
    }

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
