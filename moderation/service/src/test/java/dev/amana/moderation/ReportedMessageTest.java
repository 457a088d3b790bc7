package dev.amana.moderation;

import static org.awaitility.Awaitility.await;

import dev.amana.messaging.contract.MessageEvent.Channel;
import dev.amana.messaging.contract.MessageEvent.MessageReceived;
import dev.amana.messaging.contract.MessageEvent.MessageReported;
import dev.amana.messaging.contract.MessagingEvent;
import dev.amana.messaging.contract.MessagingEvent.ConversationKind;
import dev.amana.messaging.contract.MessagingEvent.Participant;
import dev.amana.messaging.contract.MessagingEvent.Role;
import dev.amana.platform.Ids;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.RetentionClass;
import dev.amana.published.PublishedEvent;
import dev.amana.published.SealedText;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What tests of reports and appeals share: a message of a seller to a buyer, who may report it. */
abstract class ReportedMessageTest extends RunningServiceTest {
    final String messageId = "message-" + unique;
    final String conversationId = "conversation-" + unique;
    final String orderId = "order-" + unique;
    final String buyer = "buyer-" + unique;
    final String seller = "seller-" + unique;
    final String reportId = Ids.derived("report", messageId);
    final String period = period();

    static String period() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        return "?from=" + today.minusDays(1) + "&until=" + today.plusDays(2);
    }

    SealedText sealed(String subject, String text) {
        return vault.seal(Personal.of(subject, RetentionClass.CORRESPONDENCE, text));
    }

    void publish(PublishedEvent event) {
        messaging.publish(MessagingEvent.TOPIC, conversationId, event);
    }

    MessageReceived received(String text, @Nullable SealedText quoted) {
        return received(messageId, text, quoted);
    }

    MessageReceived received(String id, String text, @Nullable SealedText quoted) {
        return new MessageReceived(
                conversationId,
                id,
                orderId,
                ConversationKind.ORDER,
                new Participant(seller, Role.SELLER, "en"),
                new Participant(buyer, Role.BUYER, "en"),
                Channel.SMTP,
                sealed(seller, "Lamp"),
                sealed(seller, text),
                quoted,
                null,
                List.of(),
                Instant.now());
    }

    /** By the buyer, of what the seller wrote; until it can be read. */
    void report() {
        publish(new MessageReported(
                conversationId,
                messageId,
                orderId,
                buyer,
                seller,
                Role.SELLER,
                "fraud",
                sealed(buyer, "He wants to be paid twice"),
                sealed(seller, "Lamp"),
                sealed(seller, "Pay me again"),
                Instant.now()));
        await().atMost(SOON)
                .until(() -> doors.get("/api/reports?size=200", "trust").body().contains(reportId));
    }

    JsonNode standing() {
        return json.readTree(
                        doors.get("/api/case-files/order-" + orderId, "trust").body())
                .at("/file/standing");
    }

    JsonNode statement(String puid) {
        return await().atMost(SOON)
                .until(
                        () -> statements().stream()
                                .filter(found -> found.path("puid").asString().equals(puid))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** Of all portions: others have written some, too. */
    List<JsonNode> statements() {
        List<JsonNode> all = new ArrayList<>();
        String path = "/api/statements-of-reasons" + period;
        while (!path.isEmpty()) {
            HttpResponse<String> portion = doors.get(path, "auditor");
            json.readTree(portion.body()).path("statements").forEach(all::add);
            path = portion.headers()
                    .firstValue("Link")
                    .map(link -> link.substring(1, link.indexOf('>')))
                    .orElse("");
        }
        return all;
    }
}
