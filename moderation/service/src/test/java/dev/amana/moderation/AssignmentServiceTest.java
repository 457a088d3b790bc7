package dev.amana.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.messaging.contract.ContactEvent.AgentAssigned;
import dev.amana.messaging.contract.ContactEvent.ConversationOpened;
import dev.amana.messaging.contract.MessagingEvent;
import dev.amana.messaging.contract.MessagingEvent.ConversationKind;
import dev.amana.messaging.contract.MessagingEvent.Participant;
import dev.amana.messaging.contract.MessagingEvent.Role;
import dev.amana.moderation.assignment.Assignments;
import dev.amana.moderation.assignment.Assignments.Held;
import dev.amana.moderation.casefile.CaseFileCommand.AddTask;
import dev.amana.moderation.casefile.CaseFileCommand.AssignCase;
import dev.amana.moderation.casefile.CaseFileCommand.FinishTask;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.RetentionClass;
import dev.amana.testkit.KafkaPeer;
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

/** Who had which people to look at, from when until when. */
@ServiceTest("moderation")
class AssignmentServiceTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Instant EARLIER = Instant.parse("2026-01-01T00:00:00Z");

    @Autowired
    Environment environment;

    @Autowired
    Assignments assignments;

    @Autowired
    CommandGateway commands;

    private final String unique = UUID.randomUUID().toString();
    private final String customer = "customer-" + unique;

    @Test
    void agentOfASupportConversationHasContactUntilAnotherIsAssigned() {
        try (KafkaPeer<MessagingEvent> peer = peer()) {
            opened(peer, null, "anton");
            Instant handedOver = EARLIER.plusSeconds(60);
            peer.tell(
                    MessagingEvent.TOPIC,
                    "c-" + unique,
                    1,
                    new AgentAssigned("c-" + unique, null, "berta", handedOver));
            await().atMost(SOON).until(() -> contact("berta", handedOver));
        }
        assertThat(contact("anton", EARLIER.plusSeconds(59))).isTrue();
        assertThat(contact("anton", EARLIER.plusSeconds(60))).isFalse();
        assertThat(contact("anton", EARLIER.minusSeconds(1))).isFalse();
    }

    @Test
    void whoeverHasACaseOrATaskOfItHasContactWithItsPeople() {
        String caseId = "order-" + unique;
        try (KafkaPeer<MessagingEvent> peer = peer()) {
            opened(peer, unique, "anton");
            commands.sendAndWait(new AssignCase(caseId, "carla", "lena"));
            Personal text = Personal.of("lena", RetentionClass.STAFF_EVIDENCE, "Call");
            commands.sendAndWait(new AddTask(caseId, unique, text, Instant.now(), "dora", "lena"));
            await().atMost(SOON).until(() -> has("carla") && has("dora") && has("anton"));
        }
        commands.sendAndWait(new FinishTask(caseId, unique, "dora"));
        commands.sendAndWait(new AssignCase(caseId, null, "lena"));
        await().atMost(SOON).until(() -> !has("carla") && !has("dora"));
        assertThat(assignments.find(null, customer, null, 10, 0))
                .extracting(found -> found.staffId() + " " + found.role())
                .containsExactlyInAnyOrder("carla ASSIGNEE", "dora TASK", "anton AGENT");
    }

    @Test
    void whoTookACaseByThemselvesIsToldFromWhoWasGivenIt() {
        String caseId = "order-" + unique;
        String carla = "carla-" + unique;
        commands.sendAndWait(new AssignCase(caseId, carla, carla));
        await().atMost(SOON)
                .until(
                        () -> assignments.heldBy(carla, Instant.now()),
                        found -> found.equals(List.of(new Held(caseId, true))));
        Personal text = Personal.of("lena", RetentionClass.STAFF_EVIDENCE, "Call");
        commands.sendAndWait(new AddTask(caseId, unique, text, Instant.now(), carla, "lena"));
        await().atMost(SOON)
                .until(
                        () -> assignments.heldBy(carla, Instant.now()),
                        found -> found.equals(List.of(new Held(caseId, false))));
    }

    private boolean has(String staffId) {
        return contact(staffId, Instant.now());
    }

    private boolean contact(String staffId, Instant at) {
        return !assignments.find(staffId, customer, at, 1, 0).isEmpty();
    }

    private KafkaPeer<MessagingEvent> peer() {
        return new KafkaPeer<>(
                environment.getRequiredProperty("spring.kafka.bootstrap-servers"),
                MessagingEvent.TOPIC,
                MessagingEvent.class);
    }

    private void opened(KafkaPeer<MessagingEvent> peer, @Nullable String orderId, String agentId) {
        List<Participant> participants =
                List.of(new Participant(customer, Role.CUSTOMER, "en"), new Participant("support", Role.AGENT, "en"));
        peer.tell(
                MessagingEvent.TOPIC,
                "c-" + unique,
                0,
                new ConversationOpened(
                        "c-" + unique, ConversationKind.SUPPORT, orderId, participants, agentId, EARLIER));
    }
}
