package dev.amana.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.gateway.Client;
import dev.amana.gateway.GatewayTest;
import dev.amana.gateway.StubService;
import dev.amana.gateway.staff.StaffSuspensions;
import dev.amana.moderation.contract.ConductEvent.StaffReinstated;
import dev.amana.moderation.contract.ConductEvent.StaffSuspended;
import dev.amana.moderation.contract.ModerationEvent;
import dev.amana.testkit.DemoTokens;
import dev.amana.testkit.KafkaPeer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** The outermost door for staff who may not write. */
class SuspendedStaffTest extends GatewayTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String AGENT = "agent-at-the-edge";

    @Autowired
    Environment environment;

    @Autowired
    StaffSuspensions staff;

    @Test
    void suspendedAgentIsTurnedAwayBeforeAnyServiceIsAskedUntilReinstated() throws Exception {
        try (KafkaPeer<ModerationEvent> moderation = new KafkaPeer<>(
                environment.getRequiredProperty("spring.kafka.bootstrap-servers"),
                ModerationEvent.TOPIC,
                ModerationEvent.class)) {
            moderation.tell(
                    ModerationEvent.TOPIC, "staff-" + AGENT, 1, new StaffSuspended(AGENT, 1, "i1", Instant.now()));
            await().atMost(SOON).until(() -> staff.suspended(AGENT));

            var refused = write("agent");
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(Client.json(refused).path("type").asString()).isEqualTo("/problems/staff-suspended");
            assertThat(Client.json(refused).path("title").asString()).isEqualTo("أنت موقوف عن العمل");
            assertThat(appeal("/appeal")).isEqualTo(200);
            StubService.SHARED.next();
            assertThat(appeal("/explanation")).isEqualTo(403);
            assertThat(write("buyer").statusCode())
                    .as("as a party of their own")
                    .isEqualTo(200);
            StubService.SHARED.next();

            moderation.tell(
                    ModerationEvent.TOPIC,
                    "staff-" + AGENT,
                    2,
                    new StaffReinstated(AGENT, 2, "i1", false, Instant.now()));
            await().atMost(SOON).until(() -> !staff.suspended(AGENT));
            assertThat(write("agent").statusCode()).isEqualTo(200);
            StubService.SHARED.next();
        }
    }

    @Test
    void suspendedStaffOfAnyRoleSeeNoCaseAndNoPageButCanSignOut() {
        staff.put("auditor", 1, true, Instant.now());
        try {
            var refused = client().get("/api/cases/order-1", "Authorization", DemoTokens.bearer("auditor", "auditor"));
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).contains("/problems/staff-suspended");
            Client browser = client();
            browser.signIn("auditor", "auditor");
            var page = browser.get("/console", "Accept-Language", "en");
            assertThat(page.statusCode()).isEqualTo(403);
            assertThat(page.body()).contains("You are suspended");
            assertThat(browser.get("/console/review").statusCode()).isEqualTo(403);
            assertThat(browser.postForm("/sign-out", Map.of(), "Origin", browser.base())
                            .headers()
                            .firstValue("Location")
                            .orElseThrow())
                    .contains("signed-out");
        } finally {
            staff.put("auditor", 2, false, Instant.now());
        }
    }

    @Test
    void whatWasToldBeforeDoesNotCountAgain() {
        staff.put("late", 2, false, Instant.now());
        staff.put("late", 1, true, Instant.now());
        assertThat(staff.suspended("late")).isFalse();
    }

    private int appeal(String action) {
        return client().post(
                        "/api/conversations/c1/messages/m1" + action,
                        "{\"text\": \"It was a quote\"}",
                        "Authorization",
                        DemoTokens.bearer(AGENT, "agent"))
                .statusCode();
    }

    private HttpResponse<String> write(String role) {
        return client().post(
                        "/api/conversations/c1/messages",
                        "{\"text\": \"Hello\"}",
                        "Authorization",
                        DemoTokens.bearer(AGENT, role),
                        "Accept-Language",
                        "ar");
    }
}
