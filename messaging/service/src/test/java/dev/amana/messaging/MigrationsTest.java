package dev.amana.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of rows that are older than the columns. */
class MigrationsTest {

    @Test
    void whatHadArrivedBeforeItCouldBeSentAgainCountsAsDelivered() {
        TestSchema schema = new TestSchema("migrations_delivered");
        JdbcClient jdbc = schema.migrated("2.911");
        add(jdbc, 1, "arrived", "RELAYED", "ENDED");
        add(jdbc, 2, "came-back", "FAILED", "ENDED");
        add(jdbc, 3, "on-its-way", "RELEASED", "RELEASED");

        schema.migrated("latest");

        Map<String, Boolean> delivered =
                jdbc.sql("select message_id, delivered from relay").query().listOfRows().stream()
                        .collect(Collectors.toMap(
                                row -> (String) row.get("message_id"), row -> (Boolean) row.get("delivered")));
        assertThat(delivered).isEqualTo(Map.of("arrived", true, "came-back", false, "on-its-way", false));
    }

    private static void add(JdbcClient jdbc, int position, String messageId, String stage, String state) {
        jdbc.sql("""
                insert into message (message_id, conversation_id, position, author_id, author_role, recipient_id, channel,
                    stage, received_at) values (?, 'c', ?, 'buyer', 'BUYER', 'seller', 'SMTP', ?, now())
                """).params(messageId, position, stage).update();
        jdbc.sql("""
                insert into relay (message_id, conversation_id, position, author_id, author_role, recipient_id,
                    recipient_role, original, received_at, state)
                values (?, 'c', ?, 'buyer', 'BUYER', 'seller', 'SELLER', '{}', now(), ?)
                """).params(messageId, position, state).update();
    }

    @Test
    void addressesThatAgentsHaveMailPasswordsForAreKnownOfThem() {
        TestSchema schema = new TestSchema("migrations_staff");
        schema.migrated("2.952").sql("""
                insert into mail_password (id, staff_id, label_ciphertext, address_ciphertext, secret_hash, created_at)
                values ('1', 'anna', 'x', 'sealed', 'x', now())
                """).update();

        JdbcClient jdbc = schema.migrated("latest");

        assertThat(jdbc.sql("select ciphertext from party_identity where party_id = 'anna' and kind = 'address'")
                        .query(String.class)
                        .single())
                .isEqualTo("sealed");
    }

    @Test
    void mailsThatEndedLongAgoAreFoundInTheOrderOfTheirEnd() {
        JdbcClient jdbc = new TestSchema("migrations_finished").migrated("latest");
        String plan = String.join("\n", jdbc.sql("""
                        explain select id from outbound_mail
                        where state in ('sent', 'failed') and reported and finished_at < now() limit 100
                        """).query(String.class).list());
        assertThat(plan).contains("outbound_mail_finished");
        assertThat(jdbc.sql("select indexdef from pg_indexes where indexname = 'outbound_mail_finished'")
                        .query(String.class)
                        .single())
                .contains("USING btree");
    }
}
