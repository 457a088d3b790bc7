package dev.amana.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.standalone.control.Api;
import dev.amana.standalone.control.MailProgram;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * Personal data is ciphertext in every store from the start, and gone with its key: searched for in every table, topic
 * and index, before and after.
 */
class ErasureTest {
    private final Platform platform = Platform.shared();

    @Test
    void personIsNowhereInClearAndUnreadableAfterErasure() {
        Dealing dealing = Dealing.open(platform);
        String secret = "Geheimwort" + System.nanoTime();
        String mail = "From: %s\nTo: %s\nSubject: Order\n\nThe word is %s, yours %s\n"
                .formatted(
                        dealing.buyer().email(),
                        dealing.sellerAlias(),
                        secret,
                        dealing.buyer().name());
        MailProgram.Reply reply = new MailProgram(platform.port(Platform.SMTP))
                .send(dealing.buyer().email(), dealing.sellerAlias(), mail.getBytes(StandardCharsets.UTF_8));
        assertThat(reply.accepted()).as(reply.toString()).isTrue();
        await().atMost(Duration.ofSeconds(20)).until(() -> texts(dealing).contains(secret));
        await().atMost(Duration.ofSeconds(20)).until(() -> cases(secret).contains(dealing.orderId()));

        List<String> personal = List.of(
                dealing.buyer().email(),
                dealing.buyer().name().toLowerCase(Locale.ROOT),
                secret.toLowerCase(Locale.ROOT));
        List<String> contact = List.of(dealing.buyer().email());
        assertThat(Stores.of(platform).holding(personal, contact)).isEmpty();

        Api.Answer asked = platform.as("data-protection")
                .delete("/api/parties/" + dealing.buyer().id());
        assertThat(asked.status()).as(asked.toString()).isEqualTo(202);
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> {
            Api.Answer progress = platform.as("data-protection").get("/api/erasures/" + asked.text("erasureId"));
            assertThat(progress.body().toString())
                    .contains("messaging")
                    .contains("moderation")
                    .contains("payments")
                    .contains("gifting")
                    .contains("gateway");
        });
        await().atMost(Duration.ofSeconds(90)).until(() -> !texts(dealing).contains(secret));
        await().atMost(Duration.ofSeconds(30)).until(() -> !cases(secret).contains(dealing.orderId()));
        assertThat(Stores.of(platform).holding(personal, personal)).isEmpty();
    }

    private String texts(Dealing dealing) {
        return Messages.of(platform, dealing.conversationId()).toString();
    }

    private String cases(String word) {
        return platform.as("trust")
                .get("/api/cases?q=" + word)
                .body()
                .path("items")
                .toString();
    }
}
