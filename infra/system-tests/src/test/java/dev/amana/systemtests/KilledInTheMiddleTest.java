package dev.amana.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.standalone.control.Api;
import dev.amana.standalone.control.MailProgram;
import dev.amana.standalone.control.Mailbox;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code kill -9} of every process in the middle of 500 mails: every mail that got {@code 250} arrives exactly once. */
class KilledInTheMiddleTest {
    private static final int MAILS = 500;
    private static final int SENDERS = 10;
    private static final Pattern NUMBER = Pattern.compile("This is mail number (\\d+) of the series");

    private static final Pattern PERHAPS_TWICE =
            Pattern.compile("(?m)^amana_messaging_outbound_perhaps_twice_total(?:\\{[^}]*})? ([0-9.E]+)$");
    /** How many connections the queue opens to a destination. */
    private static final int CONNECTIONS = 20;

    private final Platform platform = Platform.shared();

    @Test
    void everyMailThatGot250ArrivesExactlyOnce() throws Exception {
        Dealing dealing = Dealing.open(platform);
        Queue<Integer> accepted = new ConcurrentLinkedQueue<>();
        try (ExecutorService senders = Executors.newFixedThreadPool(SENDERS)) {
            for (int i = 0; i < MAILS; i++) {
                int number = i;
                senders.execute(() -> send(dealing, number, accepted));
            }
            await().atMost(Duration.ofSeconds(60)).until(() -> accepted.size() >= MAILS / 2);
            Processes.kill(platform.process().data());
            senders.shutdown();
            assertThat(senders.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        }
        Set<Integer> promised = new TreeSet<>(accepted);
        assertThat(promised).hasSizeBetween(MAILS / 2, MAILS - 1);
        platform.restart();
        Mailbox inbox =
                new Mailbox(platform.port(Platform.IMAP), dealing.seller().email());
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(arrivals(inbox).keySet()).containsAll(promised));
        awaitQuiet(inbox);
        Map<Integer, Integer> arrivals = arrivals(inbox);
        long twice = arrivals.values().stream().filter(times -> times > 1).count();
        int counted = countedAsPerhapsTwice();
        System.out.printf(
                "%d promised, %d arrived, %d of them twice, %d counted as perhaps twice%n",
                promised.size(), arrivals.size(), twice, counted);
        assertThat(arrivals.values()).allSatisfy(times -> assertThat(times).isLessThanOrEqualTo(2));
        // The window that SMTP leaves: taken by the other side, and killed before our commit. One mail per connection.
        assertThat(twice).isLessThanOrEqualTo(Math.min(counted, CONNECTIONS));
    }

    private int countedAsPerhapsTwice() {
        String metrics = new Api("http://127.0.0.1:" + platform.port(Platform.MESSAGING), platform.token("operator"))
                .get("/actuator/prometheus")
                .text("text");
        Matcher matcher = PERHAPS_TWICE.matcher(metrics);
        return matcher.find() ? (int) Double.parseDouble(matcher.group(1)) : 0;
    }

    private void send(Dealing dealing, int number, Queue<Integer> accepted) {
        String mail = """
                From: %s
                To: %s
                Subject: Series
                Message-ID: <%d.%s@mail.test>

                This is mail number %d of the series.
                """.formatted(dealing.buyer().email(), dealing.sellerAlias(), number, dealing.orderId(), number);
        try {
            MailProgram.Reply reply = new MailProgram(platform.port(Platform.SMTP))
                    .send(dealing.buyer().email(), dealing.sellerAlias(), mail.getBytes(StandardCharsets.UTF_8));
            if (reply.accepted()) {
                accepted.add(number);
            }
        } catch (UncheckedIOException killed) {
            // No 250, no promise.
        }
    }

    private static Map<Integer, Integer> arrivals(Mailbox inbox) {
        Map<Integer, Integer> arrivals = new HashMap<>();
        for (byte[] mail : inbox.mails()) {
            Matcher matcher = NUMBER.matcher(new String(mail, StandardCharsets.UTF_8));
            assertThat(matcher.find()).isTrue();
            arrivals.merge(Integer.valueOf(matcher.group(1)), 1, Integer::sum);
        }
        return arrivals;
    }

    private static void awaitQuiet(Mailbox inbox) {
        List<Integer> before = new ArrayList<>(List.of(-1));
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofSeconds(3))
                .until(() -> {
                    int now = inbox.count();
                    boolean quiet = now == before.getLast();
                    before.add(now);
                    return quiet;
                });
    }
}
