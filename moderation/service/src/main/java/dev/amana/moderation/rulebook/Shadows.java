package dev.amana.moderation.rulebook;

import dev.amana.moderation.assessment.Screener;
import dev.amana.moderation.ruleset.CompiledSet;
import dev.amana.moderation.ruleset.SenderFacts;
import dev.amana.moderation.signal.Signal;
import dev.amana.moderation.verdict.Message;
import dev.amana.moderation.verdict.Verdict;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Has versions in shadow screen what the live one has screened, behind it and without effect. One thread with a bounded
 * queue does it: where it cannot keep up, messages are left out and counted, and no verdict waits.
 */
@Component
public class Shadows implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Shadows.class);
    private static final int MOST_WAITING = 1_000;
    private static final int MOST_DIFFERENCES = 10_000;

    /** @param rules those that made the difference */
    public record Row(String messageId, String before, String after, List<String> rules, Instant at) {}

    private final Screener screener;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Counter leftOut;
    private final ExecutorService worker = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MOST_WAITING),
            Thread.ofPlatform().daemon().name("shadow-rules").factory());

    Shadows(Screener screener, JdbcClient jdbc, Clock clock, MeterRegistry meters) {
        this.screener = screener;
        this.jdbc = jdbc;
        this.clock = clock;
        this.leftOut = meters.counter("amana.moderation.shadow.left-out");
    }

    /** @param noticed by who is asked once for a message */
    void look(
            CompiledSet shadow,
            String messageId,
            Message message,
            List<Signal> noticed,
            Supplier<SenderFacts> history,
            Verdict live) {
        try {
            worker.execute(() -> compare(shadow, messageId, message, noticed, history, live));
        } catch (RejectedExecutionException full) {
            leftOut.increment();
        }
    }

    /** A version that fails in shadow has done what a shadow is for: it is told, and nothing else happens. */
    private void compare(
            CompiledSet shadow,
            String messageId,
            Message message,
            List<Signal> noticed,
            Supplier<SenderFacts> history,
            Verdict live) {
        try {
            Verdict other = screener.screen(message, noticed, shadow, history);
            Difference difference = Difference.between(live, other);
            // First: what is counted can be read.
            if (difference != Difference.SAME) {
                keep(shadow.version(), messageId, live, other);
            }
            count(shadow.version(), difference);
        } catch (RuntimeException failure) {
            log.warn("{} in shadow failed at message {}", shadow.label(), messageId, failure);
            leftOut.increment();
        }
    }

    private void count(int version, Difference difference) {
        jdbc.sql("""
                insert into shadow_count (version, kind, count) values (:version, :kind, 1)
                on conflict (version, kind) do update set count = shadow_count.count + 1""").param("version", version).param("kind", difference.name()).update();
    }

    private void keep(int version, String messageId, Verdict live, Verdict other) {
        jdbc.sql("""
                insert into shadow_difference (version, message_id, before, after, rules, at)
                select :version, :message, :before, :after, :rules, :at
                where (select count(*) from shadow_difference where version = :version) < :most
                on conflict do nothing""")
                .param("version", version)
                .param("message", messageId)
                .param("before", live.outcome().name())
                .param("after", other.outcome().name())
                .param("rules", Difference.rules(live, other).toArray(String[]::new))
                .param("at", Timestamp.from(clock.instant()))
                .param("most", MOST_DIFFERENCES)
                .update();
    }

    /** By kind of difference. */
    public Map<String, Long> counts(int version) {
        Map<String, Long> counts = new TreeMap<>();
        jdbc.sql("select kind, count from shadow_count where version = :version")
                .param("version", version)
                .query(row -> {
                    counts.put(row.getString("kind"), row.getLong("count"));
                });
        return counts;
    }

    /** The newest first. */
    public List<Row> differences(int version, int size) {
        return jdbc.sql("select * from shadow_difference where version = :version order by at desc limit :size")
                .param("version", version)
                .param("size", size)
                .query((row, number) -> new Row(
                        row.getString("message_id"),
                        row.getString("before"),
                        row.getString("after"),
                        List.of((String[]) row.getArray("rules").getArray()),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
