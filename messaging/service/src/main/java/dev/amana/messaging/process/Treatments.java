package dev.amana.messaging.process;

import dev.amana.messaging.mime.Treatment;
import dev.amana.platform.erasure.ErasureParticipant;
import dev.amana.platform.personal.RetentionClass;
import dev.amana.platform.personal.Vault;
import dev.amana.published.SealedText;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** How messages are delivered that are not delivered as they are: with a warning, without some words, unscreened. */
@Component
public class Treatments implements ErasureParticipant {
    private static final TypeReference<List<SealedText>> WORDS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final Vault vault;
    private final JsonMapper json;

    Treatments(JdbcClient jdbc, Vault vault, JsonMapper json) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.json = json;
    }

    /** Keeps what the verdict with the highest revision says; a person's verdict may lift what the rules wanted. */
    public void keep(String messageId, int revision, boolean warned, List<SealedText> redactions) {
        if (!warned && redactions.isEmpty() && revision == 1) {
            return;
        }
        jdbc.sql("""
                insert into treatment (message_id, revision, warned, redactions)
                values (:id, :revision, :warned, :redactions::jsonb)
                on conflict (message_id) do update set revision = excluded.revision, warned = excluded.warned,
                    redactions = excluded.redactions where treatment.revision < excluded.revision
                """)
                .param("id", messageId)
                .param("revision", revision)
                .param("warned", warned)
                .param("redactions", json.writeValueAsString(redactions))
                .update();
    }

    void markUnscreened(String messageId) {
        jdbc.sql("update relay set unscreened = true where message_id = :id")
                .param("id", messageId)
                .update();
    }

    Treatment of(String messageId) {
        boolean unscreened = jdbc.sql("select unscreened from relay where message_id = :id")
                .param("id", messageId)
                .query(Boolean.class)
                .optional()
                .orElse(false);
        return jdbc.sql("select warned, redactions from treatment where message_id = :id")
                .param("id", messageId)
                .query((row, number) ->
                        new Treatment(unscreened, row.getBoolean("warned"), opened(row.getString("redactions"))))
                .optional()
                .orElse(new Treatment(unscreened, false, List.of()));
    }

    /** What is erased need not be replaced: without its key the message cannot be delivered either. */
    private List<String> opened(String redactions) {
        return json.readValue(redactions, WORDS).stream()
                .map(words -> vault.open(words).reveal())
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public void forget(String partyId, Set<String> erasedRetentionClasses) {
        if (erasedRetentionClasses.contains(RetentionClass.CORRESPONDENCE.wireName())) {
            jdbc.sql("delete from treatment t using relay r where r.message_id = t.message_id and r.author_id = :party")
                    .param("party", partyId)
                    .update();
        }
    }
}
