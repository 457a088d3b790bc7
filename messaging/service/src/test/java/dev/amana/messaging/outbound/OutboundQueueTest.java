package dev.amana.messaging.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboundQueueTest {
    private static QueueFixture fixture;
    private Sink sink;
    private OutboundAssembly life;

    @BeforeAll
    static void prepare(@TempDir Path folder) throws IOException {
        fixture = new QueueFixture(folder, "outbound_queue_test");
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @BeforeEach
    void begin() throws IOException {
        fixture.jdbc.sql("truncate outbound_mail").update();
        fixture.heard.clear();
        fixture.gate = AttemptGate.Decision.SEND;
        fixture.deaf = false;
        sink = new Sink();
        life = fixture.life(sink.port());
        life.workers().start();
    }

    @AfterEach
    void end() {
        life.workers().stop();
        sink.close();
    }

    private void enqueue(String id, String address) {
        life.queue().enqueue(fixture.mail(id, address));
    }

    private void awaitHeard(String... reports) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(fixture.heard).contains(reports));
    }

    @Test
    void mailWhoseSenderIsStoppedWhileTheNextHopHesitatesDoesNotLeave() {
        enqueue("H", "hesitant@shop.test");
        // Long enough that the gate's first answer does not count any more.
        await().pollDelay(Duration.ofMillis(300)).until(() -> sink.waiting.get() == 1);
        fixture.gate = AttemptGate.Decision.POSTPONE;
        sink.patience.countDown();

        await().atMost(Duration.ofSeconds(20)).until(() -> fixture.state("H").equals("queued"));
        assertThat(sink.taken).isEmpty();
    }

    @Test
    void mailIsSentOnceWithAnEnvelopeSenderOfOurs() {
        enqueue("A", "seller@shop.test");
        enqueue("A", "seller@shop.test");
        awaitHeard("delivered A 1");
        enqueue("A", "seller@shop.test");

        assertThat(fixture.state("A")).isEqualTo("sent");
        assertThat(sink.taken).singleElement().satisfies(taken -> {
            assertThat(taken.sender()).matches("bounces\\+a\\.[0-9a-f]{26}@alias.amana.test");
            assertThat(taken.recipient()).isEqualTo("seller@shop.test");
            assertThat(taken.content()).isEqualTo("Subject: A\n\n.text\n");
        });
    }

    @Test
    void contentAtHandIsNotReadBack() {
        OutboundMail mail = fixture.mail("H", "seller@shop.test");
        fixture.dropBlob(mail);

        life.queue().enqueue(mail, "hot\r\n".getBytes(StandardCharsets.US_ASCII));

        awaitHeard("delivered H 1");
        assertThat(sink.taken).extracting(Sink.Taken::content).containsExactly("hot\n");
    }

    @Test
    void mailWhoseContentIsErasedFails() {
        OutboundMail mail = fixture.mail("G", "seller@shop.test");
        fixture.dropBlob(mail);

        life.queue().enqueue(mail);

        awaitHeard("failed G 5.6.0");
    }

    @Test
    void manyMailsShareFewConnections() {
        IntStream.range(0, 300).parallel().forEach(i -> enqueue("N" + i, "seller@shop.test"));

        await().atMost(Duration.ofSeconds(30)).until(() -> fixture.heard.size() == 300);
        assertThat(sink.taken).hasSize(300).extracting(Sink.Taken::content).doesNotHaveDuplicates();
        assertThat(sink.connections.get()).isLessThanOrEqualTo(8);
    }

    @Test
    void refusedMailFailsWithItsStatusAndADeferredOneArrivesLater() {
        enqueue("R", "refuse@shop.test");
        enqueue("D", "defer@shop.test");

        awaitHeard("failed R 5.1.1", "deferred D 4.7.1", "delivered D 2");
    }

    @Test
    void whatTheSmartHostHasAgainstUsIsHeldAgainstNoMail() {
        sink.answerToMail = "530 5.7.0 Authentication required";
        enqueue("A", "seller@shop.test");
        awaitHeard("deferred A 4.7.0");

        sink.answerToMail = "250 ok";
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(fixture.heard).anyMatch(report -> report.startsWith("delivered A ")));
    }

    @Test
    void whatTheSmartHostHasAgainstAMailsSizeIsToldItsAuthor() {
        sink.answerToMail = "552 5.3.4 too large";
        enqueue("L", "seller@shop.test");

        awaitHeard("failed L 5.3.4");
    }

    @Test
    void mailThatIsDeferredTooLongFails() {
        life.workers().stop();
        life = fixture.life(sink.port(), Duration.ofMillis(300));
        life.workers().start();

        enqueue("T", "defer-always@shop.test");

        awaitHeard("failed T 5.4.7");
    }

    @Test
    void lostAnswerIsCountedAndTheMailSentAgain() {
        double before = fixture.meters
                .counter("amana.messaging.outbound.outcome.unknown")
                .count();

        enqueue("V", "vanish@shop.test");

        awaitHeard("delivered V 2");
        assertThat(fixture.meters
                        .counter("amana.messaging.outbound.outcome.unknown")
                        .count())
                .isEqualTo(before + 1);
    }

    @Test
    void destinationThatIsAwayGetsItsMailWhenItIsBack() throws IOException {
        sink.close();
        enqueue("W", "seller@shop.test");
        awaitHeard("deferred W 4.4.1");
        life.workers().stop();
        sink = new Sink();
        life = fixture.life(sink.port());
        life.workers().start();

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(sink.taken).hasSize(1));
    }

    @Test
    void gateCanPostponeAndCancel() {
        fixture.gate = AttemptGate.Decision.CANCEL;
        enqueue("C", "seller@shop.test");
        awaitHeard("failed C 5.7.1");
        fixture.gate = AttemptGate.Decision.POSTPONE;
        enqueue("P", "seller@shop.test");

        awaitHeard("deferred P 5.7.1");
        assertThat(sink.taken).isEmpty();
        assertThat(fixture.state("P")).isEqualTo("queued");
    }

    @Test
    void postponedMailIsNotGivenUp() {
        life.workers().stop();
        life = fixture.life(sink.port(), Duration.ofMillis(1));
        life.workers().start();
        fixture.gate = AttemptGate.Decision.POSTPONE;
        enqueue("Q", "seller@shop.test");
        awaitHeard("deferred Q 5.7.1");

        fixture.gate = AttemptGate.Decision.SEND;
        fixture.jdbc.sql("update outbound_mail set next_attempt_at = now()").update();

        awaitHeard("delivered Q 1");
    }

    @Test
    void failedMailIsSentWhenItIsQueuedAnew() {
        fixture.gate = AttemptGate.Decision.CANCEL;
        enqueue("F", "seller@shop.test");
        awaitHeard("failed F 5.7.1");
        fixture.gate = AttemptGate.Decision.SEND;

        assertThat(life.queue().enqueue(fixture.mail("F", "seller@shop.test"))).isTrue();

        awaitHeard("delivered F 1");
        assertThat(life.queue().enqueue(fixture.mail("F", "seller@shop.test"))).isFalse();
    }

    @Test
    void contentOfANoticeIsDroppedWhenItHasLeftAndWhatWasDeliveredInAConversationStays() {
        OutboundMail message = fixture.mail("K", "seller@shop.test");
        life.queue().enqueue(message);
        awaitHeard("delivered K 1");
        OutboundMail content = fixture.mail("N", "seller@shop.test");
        life.queue().enqueue(OutboundMail.notice("N", "seller", "seller@shop.test", content.content()));

        await().until(() -> !fixture.hasBlob("N"));
        assertThat(fixture.hasBlob("K")).isTrue();
    }

    @Test
    void mailInHandIsNotClaimedAgainWhenItsLeaseLapsed() {
        enqueue("Z", "slow@shop.test");
        await().until(() -> sink.waiting.get() == 1);
        // Again and again, since the lease may be renewed in between.
        await().until(() -> fixture.jdbc
                .sql("update outbound_mail set lease_until = now() - interval '1 minute' returning perhaps_twice")
                .query(Boolean.class)
                .single());
        sink.patience.countDown();

        awaitHeard("delivered Z 1");
        assertThat(sink.taken).hasSize(1);
        assertThat(sink.waiting.get()).isEqualTo(1);
    }

    @Test
    void mailWhoseLeaseIsOverIsLeftAlone() {
        life.workers().stop();
        life = fixture.life(sink.port(), Duration.ofDays(4), Duration.ofMillis(-1));
        life.workers().start();

        enqueue("Y", "seller@shop.test");

        awaitHeard("deferred Y 4.3.0");
        assertThat(sink.taken).isEmpty();
    }

    @Test
    void whatAnEarlierLifeHadClaimedIsCountedAndSent() {
        life.workers().stop();
        enqueue("E", "seller@shop.test");
        fixture.jdbc
                .sql("update outbound_mail set state = 'sending', lease_owner = 'test' where id = 'E'")
                .update();
        double before =
                fixture.meters.counter("amana.messaging.outbound.perhaps.twice").count();

        life = fixture.life(sink.port());
        life.workers().start();

        awaitHeard("delivered E 1");
        assertThat(fixture.meters
                        .counter("amana.messaging.outbound.perhaps.twice")
                        .count())
                .isEqualTo(before + 1);
    }

    @Test
    void anotherInstancesMailIsTakenOverOnlyWhenItsLeaseRanOut() {
        life.workers().stop();
        enqueue("L", "seller@shop.test");
        enqueue("M", "seller@shop.test");
        fixture.jdbc
                .sql("update outbound_mail set state = 'sending', lease_owner = 'other', lease_until = now() +"
                        + " case id when 'L' then interval '-1 second' else interval '1 hour' end")
                .update();
        life = fixture.life(sink.port());
        life.workers().start();

        awaitHeard("delivered L 1");
        assertThat(fixture.state("M")).isEqualTo("sending");
    }

    @Test
    void outcomeIsToldAgainUntilTheListenerHasHeardIt() {
        fixture.deaf = true;
        enqueue("O", "seller@shop.test");
        await().until(() -> sink.taken.size() == 1);
        life.workers().stop();
        fixture.deaf = false;

        life = fixture.life(sink.port());
        life.workers().start();

        awaitHeard("delivered O 1");
        assertThat(sink.taken).hasSize(1);
    }
}
