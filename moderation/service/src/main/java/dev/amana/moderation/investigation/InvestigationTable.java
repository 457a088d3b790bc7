package dev.amana.moderation.investigation;

import dev.amana.moderation.investigation.Standing.Apology;
import dev.amana.moderation.review.Reviewer;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.Vault;
import dev.amana.published.SealedText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The tables {@code investigation} and {@code investigation_step}. */
@Component
public class InvestigationTable {
    private static final String ROWS = """
            select investigation.*, (select max(s.revision) from investigation_step s where s.change = 'proposed'
                and s.investigation_id = investigation.investigation_id) as proposal_revision
            from investigation
            """;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final JsonMapper json = JsonMapper.shared();

    InvestigationTable(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** @param proposalRevision of what was proposed last; whoever answers it says which they mean */
    public record Row(
            String investigationId,
            int revision,
            Standing standing,
            @Nullable Integer proposalRevision,
            Instant openedAt,
            Instant changedAt) {}

    /** @param words what was said about it; null where nothing was, its key is gone, or it is covered */
    public record Step(
            String change, String by, Instant at, @Nullable String words) {}

    void put(InvestigationEvent event, String change, @Nullable Personal words) {
        Standing standing = event.standing();
        Apology apology = standing.apology();
        jdbc.sql("""
                insert into investigation (investigation_id, revision, staff_id, state, conversation_id, apology_id,
                    apology_step, apology_since, standing, opened_at, changed_at)
                values (:id, :revision, :staff, :state, :conversation, :apology, :step, :since, :standing::jsonb, :at, :at)
                on conflict (investigation_id) do update set revision = excluded.revision, state = excluded.state,
                    apology_id = excluded.apology_id, apology_step = excluded.apology_step,
                    apology_since = excluded.apology_since, standing = excluded.standing,
                    changed_at = excluded.changed_at
                where investigation.revision < excluded.revision""")
                .param("id", event.investigationId())
                .param("revision", event.revision())
                .param("staff", standing.staffId())
                .param("state", standing.state().name())
                .param("conversation", standing.conversationId())
                .param("apology", apology == null ? null : apology.apologyId())
                .param("step", apology == null ? null : apology.step().name())
                .param("since", apology == null ? null : Timestamp.from(apology.since()))
                .param("standing", json.writeValueAsString(standing))
                .param("at", Timestamp.from(event.at()))
                .update();
        jdbc.sql("""
                insert into investigation_step (investigation_id, revision, change, done_by, done_at, words)
                values (:id, :revision, :change, :by, :at, :words::jsonb) on conflict do nothing""")
                .param("id", event.investigationId())
                .param("revision", event.revision())
                .param("change", change)
                .param("by", event.by())
                .param("at", Timestamp.from(event.at()))
                .param("words", words == null ? null : json.writeValueAsString(words.sealed()))
                .update();
    }

    public Optional<Row> find(String investigationId) {
        return jdbc.sql(ROWS + "where investigation_id = :id")
                .param("id", investigationId)
                .query((row, number) -> read(row))
                .optional();
    }

    /** 0 where there is none. */
    int revision(String investigationId) {
        return jdbc.sql("select revision from investigation where investigation_id = :id")
                .param("id", investigationId)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    /** The last changed first, none about the reader or somebody of the reader's team. */
    public List<Row> page(Reviewer reader, @Nullable String state, @Nullable String staffId, int size, int offset) {
        return jdbc.sql(ROWS + """
                where (:state::text is null or state = :state) and (:staff::text is null or staff_id = :staff)
                    and staff_id <> :reader and not exists (select from staff_team t
                        where t.staff_id = investigation.staff_id and t.team = :team::text)
                order by (state = 'CLOSED'), changed_at desc, investigation_id limit :size offset :offset""")
                .param("state", state)
                .param("staff", staffId)
                .param("reader", reader.id())
                .param("team", reader.team())
                .param("size", size)
                .param("offset", offset)
                .query((row, number) -> read(row))
                .list();
    }

    List<Row> openOf(String staffId) {
        return jdbc.sql(ROWS + "where staff_id = :staff and state <> 'CLOSED'")
                .param("staff", staffId)
                .query((row, number) -> read(row))
                .list();
    }

    /**
     * Those that are over.
     *
     * @param last when the last one was closed; null where there is none
     */
    record Closed(int many, @Nullable Instant last) {
        /** What was investigated is not held against somebody again. */
        Instant notBefore(Instant since) {
            return last != null && last.isAfter(since) ? last : since;
        }
    }

    Closed closedOf(String staffId, Trigger trigger) {
        return jdbc.sql("""
                select count(*) as many, max(done_at) as last from investigation join investigation_step using (investigation_id)
                where staff_id = :staff and standing ->> 'trigger' = :trigger and change = 'closed'""")
                .param("staff", staffId)
                .param("trigger", trigger.name())
                .query((row, number) -> new Closed(row.getInt("many"), instant(row.getTimestamp("last"))))
                .single();
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    Optional<Row> ofApology(String apologyId) {
        return jdbc.sql(ROWS + "where apology_id = :id")
                .param("id", apologyId)
                .query((row, number) -> read(row))
                .optional();
    }

    Set<String> apologiesAmong(List<String> messageIds) {
        return new HashSet<>(jdbc.sql("select apology_id from investigation where apology_id = any (?)")
                .param((Object) messageIds.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    List<Row> inConversation(String conversationId) {
        return jdbc.sql(ROWS + "where conversation_id = :id and state <> 'CLOSED'")
                .param("id", conversationId)
                .query((row, number) -> read(row))
                .list();
    }

    /** Apologies to which nothing came back since. */
    List<Row> unanswered(Instant since, int most) {
        return jdbc.sql(ROWS + """
                where apology_step in ('WRITTEN', 'SENT', 'OVERDUE') and apology_since < :since
                    and state <> 'CLOSED' and (standing -> 'apology' ->> 'reminders')::int < :reminders
                order by apology_since limit :most""")
                .param("since", Timestamp.from(since))
                .param("reminders", Investigation.MOST_REMINDERS)
                .param("most", most)
                .query((row, number) -> read(row))
                .list();
    }

    /**
     * Oldest first.
     *
     * @param covered whether without what was said
     */
    List<Step> steps(String investigationId, boolean covered) {
        return jdbc.sql("select * from investigation_step where investigation_id = :id order by revision")
                .param("id", investigationId)
                .query((row, number) -> new Step(
                        row.getString("change"),
                        row.getString("done_by"),
                        row.getTimestamp("done_at").toInstant(),
                        covered ? null : words(row.getString("words"))))
                .list();
    }

    private @Nullable String words(@Nullable String sealed) {
        return sealed == null
                ? null
                : vault.open(json.readValue(sealed, SealedText.class)).reveal().orElse(null);
    }

    void clear() {
        jdbc.sql("truncate investigation, investigation_step").update();
    }

    private Row read(ResultSet row) throws SQLException {
        return new Row(
                row.getString("investigation_id"),
                row.getInt("revision"),
                json.readValue(row.getString("standing"), Standing.class),
                row.getObject("proposal_revision", Integer.class),
                row.getTimestamp("opened_at").toInstant(),
                row.getTimestamp("changed_at").toInstant());
    }
}
