package dev.amana.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.amana.platform.Ids;
import dev.amana.platform.sample.SampleApplication;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

class GroupCommitTest {
    private static final int CALLERS = 64;
    private static final int APPENDS_PER_CALLER = 40;

    private static ConfigurableApplicationContext service;
    private static JdbcClient jdbc;

    @BeforeAll
    static void start() {
        // The publication and all else that reads the store would only be in the way.
        service = SampleApplication.start(
                SampleApplication.newDatabase(), "axon.axonserver.enabled=false", "amana.publication.segments=1");
        jdbc = service.getBean(JdbcClient.class);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void readerOfTwoWritersNeverMissesAnEvent() throws Exception {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        long before = lastIndex();
        ConcurrentLinkedQueue<Long> read = new ConcurrentLinkedQueue<>();
        try (GroupCommit one = writer(meters);
                GroupCommit other = writer(meters);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> reader = threads.submit(() -> readUntil(before, CALLERS * APPENDS_PER_CALLER, read));
            List<Future<?>> callers = new ArrayList<>();
            for (int caller = 0; caller < CALLERS; caller++) {
                GroupCommit writer = caller % 2 == 0 ? one : other;
                callers.add(threads.submit(() -> appendMany(writer)));
            }
            for (Future<?> caller : callers) {
                caller.get();
            }
            reader.get();
        }
        List<Long> all = jdbc.sql("select global_index from event where global_index > ? order by 1")
                .param(before)
                .query(Long.class)
                .list();
        assertThat(read).containsExactlyElementsOf(all).hasSize(CALLERS * APPENDS_PER_CALLER);
        double events = meters.summary("amana.eventstore.batch.events").mean();
        assertThat(events).as("mean batch size").isGreaterThan(2);
    }

    @Test
    void batchIsBoundedInBytes() throws Exception {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        int large = (int) (GroupCommit.MOST_BATCH_BYTES / 4) + 1;
        try (GroupCommit commits = writer(meters);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> callers = IntStream.range(0, 24)
                    .mapToObj(n -> threads.submit(() -> appended(commits, large(event(fresh(), 0), large))))
                    .toList();
            assertThat(outcomes(callers)).containsOnly(true);
        }
        assertThat(meters.summary("amana.eventstore.batch.events").max()).isLessThanOrEqualTo(4);
    }

    private static StoredEvent large(StoredEvent event, int bytes) {
        return new StoredEvent(
                event.eventId(),
                event.aggregateType(),
                event.aggregateId(),
                event.sequenceNumber(),
                event.decidedAt(),
                event.payloadType(),
                event.payloadRevision(),
                new byte[bytes],
                event.metadata());
    }

    @Test
    void onlyTheOneInConflictSeesTheConflict() throws Exception {
        try (GroupCommit commits = writer(new SimpleMeterRegistry());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            String contested = Ids.derived("contested", Instant.now().toString());
            List<Future<Boolean>> contenders = IntStream.range(0, 20)
                    .mapToObj(n -> threads.submit(() -> appended(commits, event(contested, 0))))
                    .toList();
            List<Future<Boolean>> others = IntStream.range(0, 200)
                    .mapToObj(n -> threads.submit(() -> appended(commits, event(fresh(), 0))))
                    .toList();
            assertThat(outcomes(contenders)).containsOnlyOnce(true);
            assertThat(outcomes(others)).containsOnly(true);
        }
    }

    @Test
    void eventsOfOneAppendStandOrFallTogether() throws Exception {
        try (GroupCommit commits = writer(new SimpleMeterRegistry())) {
            String id = fresh();
            commits.append(List.of(event(id, 0)));
            assertThatThrownBy(() -> commits.append(List.of(event(id, 1), event(id, 2), event(id, 0))))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("23505"));
            assertThat(count(id)).isEqualTo(1);
            commits.append(List.of(event(id, 1), event(id, 2)));
            assertThat(count(id)).isEqualTo(3);
        }
    }

    @Test
    void closedWriterRefuses() {
        GroupCommit commits = writer(new SimpleMeterRegistry());
        commits.close();
        assertThatThrownBy(() -> commits.append(List.of(event(fresh(), 0)))).hasMessageContaining("closed");
    }

    @Test
    void whoWaitsTooLongIsToldThatTheOutcomeIsUnknown() throws Exception {
        DataSource source = service.getBean(DataSource.class);
        try (Connection other = source.getConnection();
                Statement lock = other.createStatement();
                GroupCommit commits = new GroupCommit(
                        new EventInsert(source), 1000, 4096, new SimpleMeterRegistry(), Duration.ofMillis(200))) {
            other.setAutoCommit(false);
            lock.execute("lock table event in exclusive mode");
            assertThatThrownBy(() -> commits.append(List.of(event(fresh(), 0))))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("08007"));
            other.rollback();
        }
    }

    private static void appendMany(GroupCommit writer) {
        String id = fresh();
        for (int sequence = 0; sequence < APPENDS_PER_CALLER; sequence++) {
            assertThat(appended(writer, event(id, sequence))).isTrue();
        }
    }

    private static void readUntil(long position, int events, ConcurrentLinkedQueue<Long> read) {
        long last = position;
        while (read.size() < events) {
            List<Long> page = jdbc.sql("select global_index from event where global_index > ? order by 1 limit 100")
                    .param(last)
                    .query(Long.class)
                    .list();
            read.addAll(page);
            last = page.isEmpty() ? last : page.getLast();
        }
    }

    private static boolean appended(GroupCommit writer, StoredEvent event) {
        try {
            writer.append(List.of(event));
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private static List<Boolean> outcomes(List<Future<Boolean>> futures) throws Exception {
        List<Boolean> outcomes = new ArrayList<>();
        for (Future<Boolean> future : futures) {
            outcomes.add(future.get());
        }
        return outcomes;
    }

    private static long lastIndex() {
        return jdbc.sql("select coalesce(max(global_index), 0) from event")
                .query(Long.class)
                .single();
    }

    private static long count(String id) {
        return jdbc.sql("select count(*) from event where aggregate_id = ?")
                .param(id)
                .query(Long.class)
                .single();
    }

    private static String fresh() {
        return service.getBean(Ids.class).next();
    }

    private static GroupCommit writer(SimpleMeterRegistry meters) {
        return new GroupCommit(new EventInsert(service.getBean(DataSource.class)), 1000, 4096, meters);
    }

    private static StoredEvent event(String id, long sequence) {
        byte[] json = ("{\"tallyId\":\"" + id + "\",\"by\":1}").getBytes(StandardCharsets.UTF_8);
        byte[] none = "{}".getBytes(StandardCharsets.UTF_8);
        return new StoredEvent(fresh(), "Tally", id, sequence, Instant.now(), "sample.tally-lowered", null, json, none);
    }
}
