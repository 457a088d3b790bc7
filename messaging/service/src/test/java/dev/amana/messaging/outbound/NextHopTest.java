package dev.amana.messaging.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.messaging.outbound.OutboundProperties.Tls;
import dev.amana.messaging.outbound.QueueFixture.Hops;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where mails go to: by MX records, or to the smart host, with TLS and passwords as they are set. */
class NextHopTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private static QueueFixture fixture;
    private NameServer names;
    private Sink first;
    private OutboundAssembly life;

    @BeforeAll
    static void prepare(@TempDir Path folder) throws IOException {
        fixture = new QueueFixture(folder, "next_hop_test");
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @BeforeEach
    void begin() throws IOException {
        fixture.jdbc.sql("truncate outbound_mail, outbound_pause").update();
        fixture.heard.clear();
        names = new NameServer();
        first = new Sink(0, InetAddress.ofLiteral("127.0.0.1"));
        live(new Hops(null, null, Tls.OPPORTUNISTIC, first.port(), names.hostAndPort()));
    }

    private void live(Hops hops) {
        if (life != null) {
            life.workers().stop();
        }
        life = fixture.life(hops);
        life.workers().start();
    }

    @AfterEach
    void end() {
        life.workers().stop();
        first.close();
        names.close();
    }

    private void enqueue(String id, String address) {
        life.queue().enqueue(fixture.mail(id, address));
    }

    private void awaitHeard(String... reports) {
        await().atMost(SOON).untilAsserted(() -> assertThat(fixture.heard).contains(reports));
    }

    @Test
    void hostsAreTriedInTheOrderOfPreference() throws IOException {
        names.tell("shop.test", "MX", "20 last.shop.test", "10 first.shop.test", "5 away.shop.test");
        names.tell("first.shop.test", "A", "127.0.0.1");
        names.tell("away.shop.test", "A", "127.0.0.9");
        names.tell("last.shop.test", "A", "127.0.0.2");
        try (Sink last = new Sink(first.port(), InetAddress.ofLiteral("127.0.0.2"))) {
            enqueue("A", "seller@shop.test");
            awaitHeard("delivered A 1");

            assertThat(first.taken).hasSize(1);
            assertThat(last.taken).isEmpty();
        }
    }

    @Test
    void everyAddressOfAHostIsTried() {
        names.tell("shop.test", "MX", "10 mx.shop.test");
        names.tell("mx.shop.test", "A", "127.0.0.9", "127.0.0.8", "127.0.0.1");

        enqueue("A", "seller@shop.test");

        awaitHeard("delivered A 1");
    }

    @Test
    void domainWithoutMxRecordsIsItsOwnHost() {
        names.tell("plain.test", "A", "127.0.0.1");

        enqueue("A", "seller@plain.test");

        awaitHeard("delivered A 1");
    }

    @Test
    void domainThatTakesNoMailOrDoesNotExistFailsAtOnce() {
        names.tell("silent.test", "MX", "0 .");

        enqueue("N", "seller@silent.test");
        enqueue("X", "seller@nowhere.test");

        awaitHeard("failed N 5.1.10", "failed X 5.1.2");
    }

    @Test
    void deadDestinationHoldsUpNoOther() {
        names.tell("dead.test", "MX", "10 mx.dead.test");
        names.tell("mx.dead.test", "A", "127.0.0.9");
        names.tell("slow.test", "A", "127.0.0.1");
        names.tell("shop.test", "A", "127.0.0.1");
        for (int i = 0; i < 30; i++) {
            enqueue("D" + i, "seller@dead.test");
            enqueue("S" + i, "slow" + i + "@slow.test");
        }
        enqueue("A", "seller@shop.test");

        awaitHeard("delivered A 1", "deferred D0 4.4.1");
        assertThat(fixture.heard).doesNotContain("delivered S0 1");
        first.patience.countDown();
        awaitHeard("delivered S29 1");
    }

    @Test
    void operatorSeesADomainOnlyWhereManyWriteToIt() {
        names.tell("shop.test", "A", "127.0.0.1");
        enqueue("R", "refuse@shop.test");
        awaitHeard("failed R 5.1.1");

        List<Destination> destinations = life.desk().overview().destinations();

        assertThat(destinations).singleElement().satisfies(lane -> {
            assertThat(lane.failed()).isEqualTo(1);
            assertThat(lane.domain()).isNull();
            assertThat(life.desk().domain(lane.destination())).contains("shop.test");
        });
    }

    @Test
    void brokenTlsIsNoWorseThanNoneUnlessItIsRequired() throws Exception {
        try (TlsHop hop = TlsHop.untrusted()) {
            live(new Hops("localhost:" + hop.port(), null, Tls.REQUIRED, 25, null));
            enqueue("Q", "seller@shop.test");
            awaitHeard("deferred Q 4.4.1");
            assertThat(hop.taken()).isEmpty();

            live(new Hops("localhost:" + hop.port(), null, Tls.OPPORTUNISTIC, 25, null));
            awaitHeard("delivered Q 2");
            assertThat(hop.taken()).containsExactly("tls anonymous");
        }
        try (TlsHop broken = TlsHop.broken()) {
            live(new Hops("localhost:" + broken.port(), null, Tls.OPPORTUNISTIC, 25, null));
            enqueue("B", "seller@shop.test");
            awaitHeard("delivered B 1");
            assertThat(broken.taken()).containsExactly("plain anonymous");
        }
    }

    @Test
    void smartHostIsToldThePassword() throws Exception {
        try (TlsHop hop = TlsHop.untrusted()) {
            live(new Hops("localhost:" + hop.port(), "amana", Tls.OPPORTUNISTIC, 25, null));
            enqueue("A", "seller@shop.test");

            awaitHeard("delivered A 1");
            assertThat(hop.taken()).containsExactly("tls amana");
        }
    }
}
