package dev.amana.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.moderation.contract.ModerationEvent;
import dev.amana.moderation.contract.ModerationEvent.CaseFileChanged;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Customer service writes where it is assigned, also by a case of moderation's, and nowhere else. */
class CaseAssignmentTest extends MessagingServiceTest {
    private final String carla = "carla-" + unique;
    private final String orderId = "order-" + unique;

    @Test
    void whoeverHasTheCaseOfAnOrderWritesToItsCustomerUntilItIsTaken() {
        String conversation = support("one");
        assertThat(write(conversation)).isEqualTo(404);

        assigned(1, carla, "OPEN");
        await().atMost(SOON).until(() -> write(conversation) == 202);
        await().atMost(SOON)
                .until(() -> as(carla, "agent").get("/api/conversations").body().contains(conversation));
        String later = support("two");
        assertThat(write(later)).isEqualTo(202);
        assertThat(write(opened().id())).isEqualTo(404);

        assigned(2, null, "OPEN");
        await().atMost(SOON).until(() -> write(conversation) == 404 && write(later) == 404);
    }

    @Test
    void nobodyWritesBecauseOfAClosedCase() {
        String conversation = support("one");
        assigned(1, carla, "OPEN");
        await().atMost(SOON).until(() -> write(conversation) == 202);
        assigned(2, carla, "CLOSED");
        await().atMost(SOON).until(() -> write(conversation) == 404);
    }

    private int write(String conversation) {
        return as(carla, "agent")
                .post("/api/conversations/" + conversation + "/messages", "{\"text\": \"Hello\"}")
                .status();
    }

    private String support(String key) {
        return as("marketplace", "marketplace")
                .post(
                        "/api/conversations",
                        "{\"kind\": \"support\", \"agentId\": \"anton\", \"orderId\": \"%s\", \"customer\": %s}"
                                .formatted(orderId, person(buyer, buyerEmail)),
                        "Idempotency-Key",
                        key + unique)
                .text("conversationId");
    }

    private void assigned(int revision, @Nullable String agentId, String progress) {
        moderation.publish(
                ModerationEvent.TOPIC,
                "order-" + orderId,
                revision,
                new CaseFileChanged(
                        "order-" + orderId,
                        revision,
                        "assigned",
                        agentId,
                        progress,
                        "NORMAL",
                        null,
                        false,
                        List.of(),
                        List.of(),
                        0,
                        "lena",
                        Instant.now()));
    }
}
