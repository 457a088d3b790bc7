package dev.amana.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.messaging.contract.MessageEvent.MessageReceived;
import dev.amana.published.ErasureRequested;
import java.time.Instant;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

/** What is left of a party that has been erased. */
class ErasureTest extends MessagingServiceTest {
    private static final Set<String> ERASED = Set.of("profile", "correspondence");

    @Test
    void erasedBuyerIsUnreachableAndUnreadable() {
        Opened opened = opened();
        mail().send(buyerEmail, opened.sellerAlias(), letter("<1@x>", "Secret", "", "a secret of the buyer"));
        MessageReceived received = moderation.awaitMessages(opened.id(), 1).getFirst();
        moderation.clear(received);
        awaitState(opened.id(), as(seller, "seller"), "relayed");

        erase(buyer);

        String letter = letter("<2@x>", "Hello?", "", "are you there?");
        await().atMost(SOON)
                .until(
                        () -> mail().send(sellerEmail, opened.buyerAlias(), letter)
                                .text(),
                        text -> text.startsWith("5.1.1"));
        assertThat(mail().send(buyerEmail, opened.sellerAlias(), letter).text()).startsWith("5.7.1");
        JsonNode message = messages(opened.id(), as("tina", "trust")).getFirst();
        assertThat(message.path("erased").asBoolean(false)).isTrue();
        assertThat(message.toString()).doesNotContain("secret");
        assertThat(messages(opened.id(), as(seller, "seller")).toString()).doesNotContain("secret");
        assertThat(rowsThatName(buyer)).isZero();
    }

    /** As the gateway does it: keys first, with its own database role, then the word to all. */
    private void erase(String partyId) {
        DataSource gateway = new DriverManagerDataSource(
                environment.getRequiredProperty("spring.datasource.url").replace("=messaging", "=vault"),
                "gateway",
                "gateway");
        JdbcClient keys = JdbcClient.create(gateway);
        ERASED.forEach(retention -> keys.sql(
                        "update vault.subject_key set wrapped = null, erased_at = now() where subject = ? and retention = ?")
                .params(partyId, retention)
                .update());
        moderation.publish(
                ErasureRequested.TOPIC,
                partyId,
                0,
                new ErasureRequested("erasure-" + partyId, partyId, ERASED, Set.of(), Instant.now()));
    }

    private long rowsThatName(String partyId) {
        return jdbc.sql("""
                select (select count(*) from party where party_id = :id and email_hash is not null)
                    + (select count(*) from mail_reference where author_id = :id)
                    + (select count(*) from message where author_id = :id and content is not null)
                    + (select count(*) from relay where author_id = :id and copy is not null)
                """).param("id", partyId).query(Long.class).single();
    }
}
