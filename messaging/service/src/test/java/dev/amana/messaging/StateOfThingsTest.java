package dev.amana.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.gateway.contract.MarketplaceEvent;
import dev.amana.gateway.contract.MarketplaceEvent.PartyRegistered;
import dev.amana.gateway.contract.MarketplaceEvent.PartyRole;
import dev.amana.messaging.contract.MessageEvent.MessageReceived;
import dev.amana.messaging.party.Parties;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.RetentionClass;
import dev.amana.platform.personal.Vault;
import dev.amana.published.SealedText;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What is kept beside the events: it follows the marketplace, and can be built again. */
class StateOfThingsTest extends MessagingServiceTest {
    @Autowired
    Vault vault;

    @Autowired
    Parties parties;

    @Autowired
    EventProcessingConfiguration processing;

    @Test
    void newAddressOfAPartyReplacesTheOld() {
        Opened opened = opened();
        String moved = "moved." + unique + "@mail.test";
        moderation.publish(
                MarketplaceEvent.TOPIC,
                buyer,
                0,
                new PartyRegistered(
                        buyer,
                        PartyRole.BUYER,
                        sealed(moved),
                        sealed("Some One " + unique),
                        "de",
                        "DE",
                        Instant.now(),
                        sealed("0171/5550177")));
        String letter = letter("<1@x>", "Moved", "", "I have moved.");
        await().atMost(SOON)
                .until(() -> mail().send(moved, opened.sellerAlias(), letter).code() == 250);
        assertThat(mail().send(buyerEmail, opened.sellerAlias(), letter).text()).startsWith("5.7.1");
        await().atMost(SOON).until(() -> parties.identities(buyer).phones().contains("+491715550177"));
    }

    @Test
    void mailsOfOneConversationThatAreReleasedTogetherArriveInOrderEachBelowTheOneBefore() throws Exception {
        Opened opened = opened();
        Web author = as(buyer, "buyer");
        StreamingEventProcessor processor = processing
                .eventProcessor("messaging.relay", StreamingEventProcessor.class)
                .orElseThrow();
        processor.shutDown();
        try {
            for (int count = 1; count <= 3; count++) {
                int written = count;
                author.post(
                        "/api/conversations/" + opened.id() + "/messages", "{\"text\": \"No. %d\"}".formatted(count));
                moderation.clear(moderation.awaitMessages(opened.id(), count).getLast());
                await().atMost(SOON)
                        .until(() -> messages(opened.id(), author).stream()
                                        .filter(message -> message.path("state")
                                                .asString("")
                                                .equals("cleared"))
                                        .count()
                                == written);
            }
        } finally {
            processor.start();
        }
        await().atMost(SOON).until(() -> inbox(sellerEmail).count() == 3);
        Map<String, String> before = new HashMap<>();
        for (MimeMessage mail : inbox(sellerEmail).mails()) {
            String[] named = mail.getHeader("In-Reply-To");
            before.put(mail.getMessageID(), named == null ? "" : named[0]);
        }
        assertThat(before.values()).containsOnlyOnce("").doesNotHaveDuplicates();
        assertThat(before.keySet())
                .containsAll(
                        before.values().stream().filter(id -> !id.isEmpty()).toList());
    }

    @Test
    void mailboxIsBuiltAgainFromTheEvents() {
        Opened opened = opened();
        mail().send(buyerEmail, opened.sellerAlias(), letter("<1@x>", "One", "", "the first"));
        MessageReceived received = moderation.awaitMessages(opened.id(), 1).getFirst();
        moderation.clear(received);
        Web reader = as(buyer, "buyer");
        awaitState(opened.id(), reader, "relayed");
        List<JsonNode> before = messages(opened.id(), reader);
        StreamingEventProcessor processor = processing
                .eventProcessor("messaging.mailbox", StreamingEventProcessor.class)
                .orElseThrow();
        processor.shutDown();
        processor.resetTokens();
        assertThat(messages(opened.id(), reader)).isEmpty();
        processor.start();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(messages(opened.id(), reader)).isEqualTo(before));
    }

    private SealedText sealed(String text) {
        return vault.seal(Personal.of(buyer, RetentionClass.PROFILE, text));
    }
}
