package dev.amana.messaging.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.messaging.MessagingProperties;
import dev.amana.messaging.TestSchema;
import dev.amana.messaging.outbound.MessageIds;
import dev.amana.platform.personal.KeyEncryptionKey;
import dev.amana.platform.personal.Vault;
import dev.amana.platform.personal.VaultDatabase;
import dev.amana.platform.personal.VaultProperties;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class MailReferencesTest {
    private static JdbcClient jdbc;
    private static VaultDatabase database;
    private static MessageIds ids;
    private static MailReferences references;

    @BeforeAll
    static void create(@TempDir Path folder) throws Exception {
        TestSchema schema = new TestSchema("mail_references");
        jdbc = schema.migrated("latest");
        database = new VaultDatabase(schema.details(), 2);
        Vault vault = new Vault(
                "messaging",
                database,
                KeyEncryptionKey.fromFile(folder.resolve("kek.json"), true),
                new VaultProperties(null, null, null, null, null, null));
        ids = new MessageIds(vault, new MessagingProperties("alias.amana.test", 1, 1, Duration.ZERO, null));
        references = new MailReferences(jdbc, vault, ids);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private List<String> named(String messageId) {
        return references.translated("c", "seller", List.of(ids.plain(messageId)));
    }

    @Test
    void aMessageIsCalledWhatItsRecipientKnowsItBy() {
        add("once", 1, 0, null, true);
        add("again", 2, 1, 0, true);
        add("on-its-way-again", 3, 1, 0, false);
        add("never-arrived-before", 4, 1, null, false);

        assertThat(named("once")).containsExactly(ids.tagged("ONCE", "seller", 0));
        assertThat(named("again")).containsExactly(ids.tagged("AGAIN", "seller", 1));
        assertThat(named("on-its-way-again")).containsExactly(ids.tagged("ON-ITS-WAY-AGAIN", "seller", 0));
        assertThat(named("never-arrived-before")).containsExactly(ids.tagged("NEVER-ARRIVED-BEFORE", "seller", 1));
    }

    private static void add(String id, int position, int edition, @Nullable Integer supersedes, boolean delivered) {
        jdbc.sql("""
                insert into relay (message_id, conversation_id, position, author_id, author_role, recipient_id,
                    recipient_role, original, received_at, state, tagged, edition, supersedes, delivered)
                values (upper(?), 'c', ?, 'buyer', 'BUYER', 'seller', 'SELLER', '{}', now(), 'ENDED', true, ?, ?, ?)
                """).params(id, position, edition, supersedes, delivered).update();
    }
}
