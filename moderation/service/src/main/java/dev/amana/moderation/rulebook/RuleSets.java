package dev.amana.moderation.rulebook;

import dev.amana.moderation.rulebook.RuleBookEvent.RuleSetBackTested;
import dev.amana.moderation.rulebook.RuleBookEvent.RuleSetDrafted;
import dev.amana.moderation.rulebook.RuleBookEvent.RuleSetRetired;
import dev.amana.moderation.rulebook.RuleBookEvent.RuleSetRevised;
import dev.amana.moderation.rulebook.RuleBookEvent.RuleSetShadowed;
import dev.amana.moderation.rulebook.RuleBookEvent.RuleSetWentLive;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The table of versions. */
@Component
@ProcessingGroup(RuleSets.GROUP)
public class RuleSets {
    static final String GROUP = "moderation.rule-sets";
    private static final int MOST_LOOKS = 150;
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.shared();

    RuleSets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<RuleSetView> find(int version) {
        return jdbc.sql("select * from rule_set where version = :version")
                .param("version", version)
                .query(this::view)
                .optional();
    }

    /** Waits a moment for the table to tell what was just done, so that who did it finds it there. */
    public void await(int version, Predicate<RuleSetView> seen) {
        for (int look = 0; look < MOST_LOOKS && find(version).filter(seen).isEmpty(); look++) {
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    public Optional<RuleSetView> live() {
        return jdbc.sql("select * from rule_set where state = 'LIVE'")
                .query(this::view)
                .optional();
    }

    /** The newest first. */
    public List<RuleSetView> page(int size, int offset) {
        return jdbc.sql("select * from rule_set order by version desc limit :size offset :offset")
                .param("size", size)
                .param("offset", offset)
                .query(this::view)
                .list();
    }

    /** What screens now: one live version at most, which comes first, and those in shadow. */
    List<RuleSetView> inUse(int most) {
        return jdbc.sql("""
                select * from rule_set where state in ('LIVE', 'SHADOW')
                order by state = 'LIVE' desc, version desc limit :most""").param("most", most).query(this::view).list();
    }

    /** Tells cheaply whether that may have changed. */
    String inUseStamp() {
        return jdbc.sql("""
                select coalesce(string_agg(version || state || digest, ',' order by version), '')
                from rule_set where state in ('LIVE', 'SHADOW')""").query(String.class).single();
    }

    @EventHandler
    void on(RuleSetDrafted event) {
        jdbc.sql("""
                insert into rule_set (version, name, state, text, digest, note, authors, changed_at, changed_by)
                values (:version, :name, 'DRAFT', :text, :digest, :note, :authors, :at, :by) on conflict do nothing
                """)
                .param("version", event.version())
                .param("name", event.name())
                .param("text", event.text())
                .param("digest", event.digest())
                .param("note", event.note())
                .param("authors", new String[] {event.by()})
                .param("at", Timestamp.from(event.at()))
                .param("by", event.by())
                .update();
    }

    @EventHandler
    void on(RuleSetRevised event) {
        jdbc.sql("""
                update rule_set set name = :name, text = :text, digest = :digest, note = :note, changed_at = :at,
                    changed_by = :by, authors = (select array_agg(distinct a) from unnest(authors || :by::text) a)
                where version = :version""")
                .param("version", event.version())
                .param("name", event.name())
                .param("text", event.text())
                .param("digest", event.digest())
                .param("note", event.note())
                .param("at", Timestamp.from(event.at()))
                .param("by", event.by())
                .update();
    }

    @EventHandler
    void on(RuleSetBackTested event) {
        jdbc.sql(
                        "update rule_set set tested_digest = :digest, tested_figures = :figures::jsonb where version = :version")
                .param("version", event.version())
                .param("digest", event.digest())
                .param("figures", json.writeValueAsString(event.figures()))
                .update();
    }

    @EventHandler
    void on(RuleSetShadowed event) {
        move(event.version(), RuleSetState.SHADOW, event.by(), event.at());
    }

    @EventHandler
    void on(RuleSetWentLive event) {
        if (event.replaced() != null) {
            move(event.replaced(), RuleSetState.RETIRED, event.by(), event.at());
        }
        move(event.version(), RuleSetState.LIVE, event.by(), event.at());
        jdbc.sql("update rule_set set live_since = :at where version = :version")
                .param("version", event.version())
                .param("at", Timestamp.from(event.at()))
                .update();
    }

    @EventHandler
    void on(RuleSetRetired event) {
        move(event.version(), RuleSetState.RETIRED, event.by(), event.at());
    }

    private void move(int version, RuleSetState state, String by, Instant at) {
        jdbc.sql("update rule_set set state = :state, changed_at = :at, changed_by = :by where version = :version")
                .param("version", version)
                .param("state", state.name())
                .param("at", Timestamp.from(at))
                .param("by", by)
                .update();
    }

    @ResetHandler
    void reset() {
        jdbc.sql("truncate rule_set").update();
    }

    private RuleSetView view(ResultSet row, int number) throws SQLException {
        String figures = row.getString("tested_figures");
        return new RuleSetView(
                row.getInt("version"),
                row.getString("name"),
                RuleSetState.valueOf(row.getString("state")),
                row.getString("text"),
                row.getString("digest"),
                row.getString("note"),
                Arrays.asList((String[]) row.getArray("authors").getArray()),
                row.getTimestamp("changed_at").toInstant(),
                row.getString("changed_by"),
                figures == null ? null : json.readValue(figures, BackTestFigures.class),
                row.getString("digest").equals(row.getString("tested_digest")),
                instant(row.getTimestamp("live_since")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
