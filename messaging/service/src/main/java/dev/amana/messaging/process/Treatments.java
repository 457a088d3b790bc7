package dev.amana.messaging.process;

import dev.amana.messaging.mime.Treatment;
import dev.amana.platform.erasure.ErasureParticipant;
import dev.amana.platform.personal.RetentionClass;
import dev.amana.platform.personal.Vault;
import dev.amana.published.SealedText;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** Of messages that are to be relayed, by message. */
    Map<String, Treatment> of(Collection<String> messageIds) {
        Map<String, Treatment> treatments = new HashMap<>();
        jdbc.sql("""
                select r.message_id, r.unscreened, coalesce(t.warned, false) as warned,
                    coalesce(t.redactions, '[]'::jsonb) as redactions
                from relay r left join treatment t on t.message_id = r.message_id
                where r.message_id = any (?) and (r.unscreened or t.message_id is not null)
                """).param(messageIds.toArray(String[]::new)).query(row -> {
            treatments.put(
                    row.getString("message_id"),
                    new Treatment(
                            row.getBoolean("unscreened"),
                            row.getBoolean("warned"),
                            opened(row.getString("redactions"))));
        });
        return treatments;
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
