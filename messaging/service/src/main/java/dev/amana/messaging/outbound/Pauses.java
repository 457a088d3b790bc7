package dev.amana.messaging.outbound;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which destinations operators have paused. Every instance reads it once a second, the one that is told so at once. */
final class Pauses {
    static final String ALL = "*";

    private final JdbcClient jdbc;
    private volatile Map<String, Pause> known = Map.of();

    Pauses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param by staff id */
    record Pause(String lane, Instant at, String by) {}

    boolean paused(String lane) {
        return known.containsKey(lane) || everything();
    }

    boolean everything() {
        return known.containsKey(ALL);
    }

    Collection<String> lanes() {
        return known.keySet();
    }

    @Nullable
    Pause of(String lane) {
        return known.get(lane);
    }

    Stream<Pause> all() {
        return known.values().stream();
    }

    /** One at a time: what was read before a pause began must not replace what was read after it. */
    synchronized void refresh() {
        known = jdbc
                .sql("select lane, paused_at, paused_by from outbound_pause")
                .query((row, number) -> new Pause(
                        row.getString("lane"), row.getTimestamp("paused_at").toInstant(), row.getString("paused_by")))
                .list()
                .stream()
                .collect(Collectors.toMap(Pause::lane, Function.identity()));
    }

    void pause(String lane, Instant now, String by) {
        jdbc.sql("insert into outbound_pause (lane, paused_at, paused_by) values (?, ?, ?) on conflict do nothing")
                .params(lane, Timestamp.from(now), by)
                .update();
        refresh();
    }

    /** A pause is not counted among the days after which mails are given up. */
    void resume(String lane, Instant now) {
        jdbc.sql("""
                        with pause as (delete from outbound_pause where lane = ? returning lane as paused, paused_at)
                        update outbound_mail set enqueued_at = least(?, enqueued_at + (? - greatest(paused_at, enqueued_at)))
                        from pause where state in ('queued', 'sending') and (lane = paused or paused = ?)
                        """)
                .params(lane, Timestamp.from(now), Timestamp.from(now), ALL)
                .update();
        refresh();
    }
}
