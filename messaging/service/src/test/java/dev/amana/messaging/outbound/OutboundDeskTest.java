package dev.amana.messaging.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.amana.messaging.outbound.OutboundDesk.Overview;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What operators see of the queue, and do with it. */
class OutboundDeskTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String LANE = Routes.SMART_HOST_LANE;

    private static QueueFixture fixture;
    private Sink sink;
    private OutboundAssembly life;

    @BeforeAll
    static void prepare(@TempDir Path folder) throws IOException {
        fixture = new QueueFixture(folder, "outbound_desk_test");
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @BeforeEach
    void begin() throws IOException {
        fixture.jdbc.sql("truncate outbound_mail, outbound_pause").update();
        fixture.heard.clear();
        sink = new Sink();
        life = fixture.life(sink.port());
        life.workers().start();
    }

    @AfterEach
    void end() {
        life.workers().stop();
        sink.close();
    }

    private OutboundDesk desk() {
        return life.desk();
    }

    private void enqueue(String id, String address) {
        life.queue().enqueue(fixture.mail(id, address));
    }

    private void awaitHeard(String report) {
        await().atMost(SOON).untilAsserted(() -> assertThat(fixture.heard).contains(report));
    }

    @Test
    void whatIsPausedWaitsAndGoesWhenItIsResumed() {
        desk().pause(LANE, "olga");
        enqueue("A", "seller@shop.test");

        Destination paused = desk().overview().destinations().getFirst();
        assertThat(paused.queued()).isEqualTo(1);
        assertThat(paused.pausedBy()).isEqualTo("olga");
        assertThat(paused.domain()).isEqualTo("127.0.0.1:" + sink.port());
        assertThat(fixture.state("A")).isEqualTo("queued");
        assertThat(sink.taken).isEmpty();

        desk().resume(LANE);
        awaitHeard("delivered A 1");
    }

    @Test
    void allCanBePausedAndAPauseOutlivesTheProcess() {
        desk().pauseAll("olga");
        enqueue("A", "seller@shop.test");
        life.workers().stop();
        life = fixture.life(sink.port());
        life.workers().start();

        Overview overview = desk().overview();
        assertThat(overview.pausedBy()).isEqualTo("olga");
        assertThat(fixture.state("A")).isEqualTo("queued");

        desk().resumeAll();
        awaitHeard("delivered A 1");
    }

    @Test
    void pauseDoesNotCountAmongTheDays() {
        desk().pause(LANE, "olga");
        enqueue("A", "seller@shop.test");
        fixture.jdbc
                .sql("update outbound_mail set enqueued_at = now() - interval '10 days'")
                .update();
        fixture.jdbc
                .sql("update outbound_pause set paused_at = now() - interval '9 days'")
                .update();

        desk().resume(LANE);

        awaitHeard("delivered A 1");
        assertThat(fixture.jdbc
                        .sql("select enqueued_at between now() - interval '25 hours' and now() - interval '23 hours'"
                                + " from outbound_mail")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void deferredMailIsTriedAtOnceWhenAskedFor() {
        enqueue("D", "defer@shop.test");
        awaitHeard("deferred D 4.7.1");
        desk().pause(LANE, "olga");
        fixture.jdbc
                .sql("update outbound_mail set next_attempt_at = now() + interval '4 hours' where state = 'queued'")
                .update();
        desk().resume(LANE);

        if (fixture.state("D").equals("queued")) {
            assertThat(desk().retry("D")).isTrue();
        }
        awaitHeard("delivered D 2");
        assertThat(desk().retry("D")).isFalse();
    }

    @Test
    void mailThatIsGivenUpFailsAsIfItsDaysWereOver() {
        desk().pause(LANE, "olga");
        enqueue("G", "seller@shop.test");

        assertThat(desk().giveUp("G")).isTrue();

        awaitHeard("failed G 5.4.7");
        assertThat(desk().giveUp("G")).isFalse();
        assertThat(fixture.hasBlob("G")).isFalse();
        assertThat(desk().mails(null, "failed", "", 10))
                .extracting(QueuedMail::mailId)
                .containsExactly("G");
    }

    @Test
    void onlyAFailedMailIsBegunAnew() {
        enqueue("R", "refuse@shop.test");
        awaitHeard("failed R 5.1.1");
        desk().pause(LANE, "olga");
        enqueue("W", "seller@shop.test");

        assertThat(desk().replay("W")).isFalse();
        assertThat(desk().replayAll(LANE)).isEqualTo(1);

        assertThat(fixture.heard).contains("again m-R").doesNotContain("again m-W");
    }

    @Test
    void twoProcessesOfOneNameAreRefused() {
        OutboundAssembly second = fixture.life(sink.port());

        assertThatThrownBy(second.workers()::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("amana.messaging.outbound.instance");

        enqueue("A", "seller@shop.test");
        awaitHeard("delivered A 1");
    }

    @Test
    void lostSessionIsReplaced() {
        fixture.jdbc
                .sql("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'"
                        + " and database = (select oid from pg_database where datname = current_database())")
                .query(Boolean.class)
                .list();

        enqueue("A", "seller@shop.test");

        awaitHeard("delivered A 1");
    }
}
