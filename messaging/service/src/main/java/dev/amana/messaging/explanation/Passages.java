package dev.amana.messaging.explanation;

import dev.amana.platform.erasure.ErasureParticipant;
import dev.amana.platform.personal.RetentionClass;
import dev.amana.platform.personal.Vault;
import dev.amana.published.SealedText;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The words that moderation found, as they came: sealed. */
@Component
public class Passages implements ErasureParticipant {
    private static final int MOST = 5;

    private static final int FIRST = 1;

    private final JdbcClient jdbc;
    private final Vault vault;

    Passages(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** Keeps those of the verdict with the highest revision, the first few. */
    public void keep(String messageId, int revision, List<SealedText> words) {
        if (revision <= FIRST && words.isEmpty()) {
            return; // as for nearly every message: none before, and none now
        }
        jdbc.sql("delete from verdict_passage where message_id = :id and revision < :revision")
                .param("id", messageId)
                .param("revision", revision)
                .update();
        for (int position = 0; position < Math.min(MOST, words.size()); position++) {
            SealedText text = words.get(position);
            jdbc.sql("""
                    insert into verdict_passage (message_id, position, revision, subject, retention, ciphertext)
                    values (:id, :position, :revision, :subject, :retention, :ciphertext) on conflict do nothing
                    """)
                    .param("id", messageId)
                    .param("position", position)
                    .param("revision", revision)
                    .param("subject", text.subject())
                    .param("retention", text.retention())
                    .param("ciphertext", text.ciphertext())
                    .update();
        }
    }

    /** Shortened, without what is erased. */
    List<String> shortened(String messageId) {
        return jdbc
                .sql("select * from verdict_passage where message_id = :id order by position")
                .param("id", messageId)
                .query((row, number) -> vault.open(new SealedText(
                                row.getString("subject"), row.getString("retention"), row.getString("ciphertext")))
                        .reveal())
                .list()
                .stream()
                .flatMap(Optional::stream)
                .map(Shortening::of)
                .distinct()
                .toList();
    }

    @Override
    public void forget(String partyId, Set<String> erasedRetentionClasses) {
        if (erasedRetentionClasses.contains(RetentionClass.CORRESPONDENCE.wireName())) {
            jdbc.sql("delete from verdict_passage where subject = :party")
                    .param("party", partyId)
                    .update();
        }
    }
}
