package dev.amana.messaging.explanation;

import dev.amana.platform.erasure.ErasureParticipant;
import dev.amana.platform.personal.RetentionClass;
import dev.amana.platform.personal.Vault;
import dev.amana.published.SealedText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The words that moderation found, as they came: sealed. */
@Component
public class Passages implements ErasureParticipant {
    private static final int MOST = 5;

    private static final int FIRST = 1;

    /** The words of a verdict. */
    public record Found(String messageId, int revision, List<SealedText> words) {}

    private record Row(String messageId, int position, int revision, SealedText text) {}

    private final JdbcClient jdbc;
    private final Vault vault;

    Passages(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** Keeps those of each message's verdict with the highest revision, the first few. As of nearly every message, there may be none. */
    public void keep(List<Found> verdicts) {
        Map<String, Found> last = new LinkedHashMap<>();
        verdicts.forEach(found ->
                last.merge(found.messageId(), found, (one, other) -> one.revision() > other.revision() ? one : other));
        last.values().stream().filter(found -> found.revision() > FIRST).forEach(this::dropEarlier);
        List<Row> rows = last.values().stream().flatMap(Passages::rows).toList();
        if (!rows.isEmpty()) {
            insert(rows);
        }
    }

    private void dropEarlier(Found found) {
        jdbc.sql("delete from verdict_passage where message_id = :id and revision < :revision")
                .param("id", found.messageId())
                .param("revision", found.revision())
                .update();
    }

    private static Stream<Row> rows(Found found) {
        return IntStream.range(0, Math.min(MOST, found.words().size()))
                .mapToObj(at -> new Row(
                        found.messageId(), at, found.revision(), found.words().get(at)));
    }

    private void insert(List<Row> rows) {
        jdbc.sql("""
                insert into verdict_passage (message_id, position, revision, subject, retention, ciphertext)
                select * from unnest(?::text[], ?::integer[], ?::integer[], ?::text[], ?::text[], ?::text[])
                on conflict do nothing
                """)
                .params(
                        rows.stream().map(Row::messageId).toArray(String[]::new),
                        rows.stream().map(Row::position).toArray(Integer[]::new),
                        rows.stream().map(Row::revision).toArray(Integer[]::new),
                        rows.stream().map(row -> row.text().subject()).toArray(String[]::new),
                        rows.stream().map(row -> row.text().retention()).toArray(String[]::new),
                        rows.stream().map(row -> row.text().ciphertext()).toArray(String[]::new))
                .update();
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
