package dev.amana.gateway.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.gateway.Client;
import dev.amana.gateway.GatewayTest;
import dev.amana.messaging.contract.GuaranteeClaimEvent.ClaimRetentionEnded;
import dev.amana.messaging.contract.MessagingEvent;
import dev.amana.platform.Ids;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.RetentionClass;
import dev.amana.platform.personal.Vault;
import dev.amana.platform.publication.CloudEvent;
import dev.amana.platform.publication.PublishedJson;
import dev.amana.published.ErasureConfirmed;
import dev.amana.published.ErasureRequested;
import dev.amana.published.SealedText;
import dev.amana.testkit.DemoTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.core.KafkaTemplate;
import tools.jackson.databind.JsonNode;

class ErasureTest extends GatewayTest {
    private static final String PARTY = """
            {"role": "buyer", "email": "gone@mail.test", "name": "Gone Soon", "locale": "en", "country": "DE"}""";

    @Autowired
    private Vault vault;

    @Autowired
    private KafkaTemplate<String, byte[]> kafka;

    @Autowired
    private PublishedJson json;

    @Test
    void partyIsUnreadableAtOnceAndEveryContextsConfirmationIsShown() {
        String party = "erasure-1";
        client().put("/api/parties/" + party, PARTY, "Authorization", DemoTokens.bearer("marketplace"));
        SealedText letter = vault.seal(Personal.of(party, RetentionClass.CORRESPONDENCE, "Dear seller"));
        SealedText claim = vault.seal(Personal.of(party, RetentionClass.CLAIM_EVIDENCE, "It was broken"));

        var asked = client().delete("/api/parties/" + party, "Authorization", DemoTokens.bearer("data-protection"));

        assertThat(asked.statusCode()).isEqualTo(202);
        String erasureId = Client.json(asked).path("erasureId").asString();
        assertThat(vault.open(letter).reveal()).isEmpty();
        assertThat(vault.open(claim).reveal()).hasValue("It was broken");
        await().atMost(Duration.ofSeconds(20)).until(() -> confirmed(erasureId).contains("gateway"));
        assertThat(progress(erasureId, "en").path("complete").asBoolean()).isFalse();
        List.of("messaging", "moderation", "payments", "gifting")
                .forEach(context -> confirm(erasureId, party, context));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> progress(erasureId, "en").path("complete").asBoolean());
        assertThat(confirmed(erasureId)).contains("messaging").contains("gifting");
        assertThat(progress(erasureId, "de").path("kept").toString())
                .contains("claim-evidence")
                .contains("Rechtsansprüche");
        assertThat(progress(erasureId, "en").path("erased").toString())
                .contains("correspondence")
                .contains("profile");
    }

    @Test
    void keyOfAClaimsEvidenceIsDeletedWhenItsRetentionEndsAndNoOther() {
        String claimId = "retention-1";
        String subject = "claim-" + claimId;
        SealedText evidence = vault.seal(Personal.of(subject, RetentionClass.CLAIM_EVIDENCE, "It was broken"));
        SealedText other = vault.seal(Personal.of("claim-retention-2", RetentionClass.CLAIM_EVIDENCE, "It was late"));
        Instant at = Instant.parse("2026-11-21T10:00:00Z");
        var ended = new ClaimRetentionEnded(claimId, "conversation", "order", subject, at);
        for (int times = 0; times < 2; times++) {
            var message = new CloudEvent(
                    Ids.derived("ended", claimId, "" + times),
                    "/amana/messaging",
                    claimId,
                    at,
                    times,
                    1,
                    "order",
                    ended);
            kafka.send(message.toRecord(MessagingEvent.TOPIC, json)).join();
        }
        await().atMost(Duration.ofSeconds(20))
                .until(() -> vault.open(evidence).reveal().isEmpty());
        assertThat(vault.open(other).reveal()).hasValue("It was late");
    }

    @Test
    void repeatedErasureIsTheSameAndTheErasedStayErased() {
        String path = "/api/parties/erasure-2";
        client().put(path, PARTY, "Authorization", DemoTokens.bearer("marketplace"));
        var first = client().delete(path, "Authorization", DemoTokens.bearer("data-protection"));
        var second = client().delete(path, "Authorization", DemoTokens.bearer("data-protection"));
        assertThat(second.body()).isEqualTo(first.body());
        var again =
                client().put(path, PARTY.replace("Gone", "Back"), "Authorization", DemoTokens.bearer("marketplace"));
        assertThat(again.statusCode()).isEqualTo(410);
    }

    @Test
    void othersMayNotErase() {
        assertThat(client().delete("/api/parties/erasure-3", "Authorization", DemoTokens.bearer("trust"))
                        .statusCode())
                .isEqualTo(403);
    }

    private JsonNode progress(String erasureId, String language) {
        return Client.json(client().get(
                        "/api/erasures/" + erasureId,
                        "Authorization",
                        DemoTokens.bearer("progress-" + System.nanoTime(), "data-protection"),
                        "Accept-Language",
                        language));
    }

    private String confirmed(String erasureId) {
        return progress(erasureId, "en").path("confirmedBy").toString();
    }

    /** As the other contexts do it. */
    private void confirm(String erasureId, String party, String context) {
        var event = new ErasureConfirmed(erasureId, party, context, Instant.parse("2026-11-21T10:00:00Z"));
        var message = new CloudEvent(
                Ids.derived(erasureId, context), "/amana/" + context, party, event.confirmedAt(), 0, 1, null, event);
        kafka.send(message.toRecord(ErasureRequested.TOPIC, json)).join();
    }
}
