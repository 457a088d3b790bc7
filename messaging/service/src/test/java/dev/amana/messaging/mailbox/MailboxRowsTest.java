package dev.amana.messaging.mailbox;

import static dev.amana.messaging.conversation.Stage.RELAYED;
import static dev.amana.messaging.conversation.Stage.RELEASED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.messaging.TestSchema;
import dev.amana.messaging.conversation.Stage;
import dev.amana.messaging.mailbox.MailboxRows.Change;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

class MailboxRowsTest {
    private static JdbcClient jdbc;

    private final MailboxRows rows = new MailboxRows(jdbc, JsonMapper.shared());

    @BeforeAll
    static void create() {
        jdbc = new TestSchema("mailbox_rows").migrated("latest");
    }

    @BeforeEach
    void clear() {
        rows.clear();
    }

    @Test
    void aMessageStandsWhereItDoesHoweverItsStagesComeTogether() {
        List<Stage> stages = List.of(RELEASED, RELAYED, RELEASED, RELAYED, RELEASED, RELAYED);
        List<String> expected = List.of(
                "RELEASED null",
                "RELAYED null",
                "RELAYED RELEASED",
                "RELAYED RELAYED",
                "RELAYED RELEASED",
                "RELAYED RELAYED");
        for (int count = 1; count <= stages.size(); count++) {
            for (int cuts = 0; cuts < 1 << (count - 1); cuts++) {
                List<List<Stage>> batches = batches(stages.subList(0, count), cuts);
                assertThat(after(batches)).as("%s", batches).isEqualTo(expected.get(count - 1));
            }
        }
    }

    /** @param cuts a bit for each place between two stages, whether another batch begins there */
    private static List<List<Stage>> batches(List<Stage> stages, int cuts) {
        List<List<Stage>> batches = new ArrayList<>(List.of(new ArrayList<>()));
        for (int i = 0; i < stages.size(); i++) {
            batches.getLast().add(stages.get(i));
            if (i < stages.size() - 1 && (cuts >> i & 1) == 1) {
                batches.add(new ArrayList<>());
            }
        }
        return batches;
    }

    private String after(List<List<Stage>> batches) {
        rows.clear();
        jdbc.sql("""
                insert into message (message_id, conversation_id, position, author_id, author_role, recipient_id, channel,
                    stage, received_at) values ('m', 'c', 1, 'buyer', 'BUYER', 'seller', 'SMTP', 'WAITING', now())
                """).update();
        for (List<Stage> batch : batches) {
            rows.change(List.of(batch.stream()
                    .map(stage -> new Change("m", null, stage))
                    .reduce(Change::then)
                    .orElseThrow()));
        }
        return jdbc.sql("select stage, again from message")
                .query((row, number) -> row.getString("stage") + " " + row.getString("again"))
                .single();
    }
}
