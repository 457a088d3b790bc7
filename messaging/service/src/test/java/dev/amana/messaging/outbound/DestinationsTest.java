package dev.amana.messaging.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.messaging.outbound.OutboundProperties.Tls;
import dev.amana.messaging.outbound.QueueFixture.Hops;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Many mails for good destinations, a slow, a refusing and a dead one, from many callers at once: every mail ends where it
 * must, memory holds a bounded part of them, and the good destinations have theirs before the slow one has.
 */
class DestinationsTest {
    private static final Logger log = LoggerFactory.getLogger(DestinationsTest.class);
    private static final long SEED = 20_261_121;
    private static final int CALLERS = 50;
    private static final int MOST_CLAIMED = 100;

    private static QueueFixture fixture;

    @BeforeAll
    static void prepare(@TempDir Path folder) throws IOException {
        fixture = new QueueFixture(folder, "destinations_test");
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @Test
    void everyMailIsAccountedFor() throws Exception {
        run(600);
    }

    @Test
    @Tag("long")
    void everyOneOfTenThousandMailsIsAccountedFor() throws Exception {
        run(10_000);
    }

    private record Numbers(int good, int slow, int refused, int dead) {}

    private void run(int mails) throws Exception {
        fixture.jdbc.sql("truncate outbound_mail, outbound_pause").update();
        fixture.heard.clear();
        try (NameServer names = new NameServer();
                Sink sink = new Sink(0, InetAddress.ofLiteral("127.0.0.1"))) {
            for (String name : List.of("one.test", "two.test", "three.test", "slow.test", "refusing.test")) {
                names.tell(name, "A", "127.0.0.1");
            }
            names.tell("dead.test", "A", "127.0.0.9");
            OutboundAssembly life =
                    fixture.life(new Hops(null, null, Tls.OPPORTUNISTIC, sink.port(), names.hostAndPort()));
            life.workers().start();
            try {
                Numbers numbers = enqueue(life, mails);
                awaitEnds(life, sink, numbers);
            } finally {
                life.workers().stop();
            }
        }
    }

    private static Numbers enqueue(OutboundAssembly life, int mails) throws Exception {
        Random random = new Random(SEED);
        List<String> addresses = new ArrayList<>();
        int[] counts = new int[4];
        for (int i = 0; i < mails; i++) {
            int kind = Math.max(0, random.nextInt(10) - 6);
            counts[kind]++;
            addresses.add(
                    switch (kind) {
                        case 1 -> "slow" + i + "@slow.test";
                        case 2 -> "refuse" + i + "@refusing.test";
                        case 3 -> "seller" + i + "@dead.test";
                        default ->
                            "seller" + i + "@" + List.of("one", "two", "three").get(i % 3) + ".test";
                    });
        }
        try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            for (int i = 0; i < mails; i++) {
                String id = "M" + i;
                String address = addresses.get(i);
                callers.execute(() -> life.queue().enqueue(fixture.mail(id, address)));
            }
        }
        return new Numbers(counts[0], counts[1], counts[2], counts[3]);
    }

    private static void awaitEnds(OutboundAssembly life, Sink sink, Numbers numbers) {
        Instant begin = Instant.now();
        // The slow destination answers nothing yet, and the dead one never: the others have all of theirs.
        await().atMost(Duration.ofMinutes(5)).until(() -> sink.taken.size() == numbers.good());
        await().atMost(Duration.ofMinutes(5)).until(() -> count("failed") == numbers.refused());
        assertThat(count("sent")).isEqualTo(numbers.good());
        assertThat(count("sending")).isLessThanOrEqualTo(MOST_CLAIMED);
        Duration good = Duration.between(begin, Instant.now());
        sink.patience.countDown();
        await().atMost(Duration.ofMinutes(5)).until(() -> count("sent") == numbers.good() + numbers.slow());
        log.info(
                "{}: good ones done {} after the last call, slow ones {} after",
                numbers,
                good,
                Duration.between(begin, Instant.now()));
        assertThat(sink.taken).extracting(Sink.Taken::recipient).doesNotHaveDuplicates();

        await().atMost(Duration.ofMinutes(5)).until(() -> {
            life.desk().overview().destinations().stream()
                    .filter(lane -> lane.queued() > 0)
                    .forEach(lane -> life.desk().giveUpAll(lane.destination()));
            return count("failed") == numbers.refused() + numbers.dead();
        });
        assertThat(count("queued") + count("sending")).isZero();
    }

    private static int count(String state) {
        return fixture.jdbc
                .sql("select count(*) from outbound_mail where state = ?")
                .param(state)
                .query(Integer.class)
                .single();
    }
}
