package dev.amana.platform.consumption;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which foreign events a consumer group has handled. */
final class InboxTable {
    private final JdbcClient jdbc;

    InboxTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Set<String> handled(String group, Collection<String> ids) {
        return new HashSet<>(jdbc.sql("select event_id from inbox where consumer_group = ? and event_id = any(?)")
                .params(group, ids.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    /**
     * Not waiting for the disk: what it stands for is on disk already, and is harmless when repeated should the database crash
     * within the next moment. It is a transaction of its own.
     */
    void markHandled(String group, Collection<String> ids) {
        if (!ids.isEmpty()) {
            jdbc.sql("""
                            with soon as materialized (select set_config('synchronous_commit', 'off', true))
                            insert into inbox (consumer_group, event_id)
                            select ?, id from soon, unnest(?::text[]) as id on conflict do nothing
                            """).params(group, ids.toArray(String[]::new)).update();
        }
    }

    /** Deletes what was handled longer ago than this; nothing that old is delivered again. */
    int forgetOlderThan(Duration age) {
        return jdbc.sql("delete from inbox where handled_at < now() - make_interval(secs => ?)")
                .param((double) age.toSeconds())
                .update();
    }

    void forget(String group, String id) {
        jdbc.sql("delete from inbox where consumer_group = ? and event_id = ?")
                .params(group, id)
                .update();
    }
}
