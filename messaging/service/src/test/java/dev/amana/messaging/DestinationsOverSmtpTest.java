package dev.amana.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.messaging.NextHops.Kind;
import dev.amana.messaging.NextHops.Taken;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Many mails through both doors, from 50 connections, for a good, a slow, a refusing and a dying destination: each is delivered
 * once, or came back with a report to its author, or was refused with a reason, or still waits; and the good destination has
 * all of its mails while the slow one has not.
 */
class DestinationsOverSmtpTest extends MessagingServiceTest {
    private static final int CONNECTIONS = 50;
    private static final List<Kind> TURNS =
            List.of(Kind.GOOD, Kind.GOOD, Kind.SLOW, Kind.GOOD, Kind.REFUSING, Kind.GOOD, Kind.DYING, Kind.GOOD);
    private static final long MOST_GROWTH_BYTES = 300L * 1024 * 1024;
    private static final Duration LONG = Duration.ofMinutes(15);

    private final NextHops hops = NextHops.shared();
    private final Map<Kind, List<Opened>> conversations = new EnumMap<>(Kind.class);
    private final Map<Kind, Integer> refused = new EnumMap<>(Kind.class);
    private final AtomicInteger accepted = new AtomicInteger();

    @AfterEach
    void nobodyWaits() {
        hops.patience.countDown();
        hops.taken.clear();
    }

    @Test
    void everyMailIsAccountedFor() throws Exception {
        run(16, 5);
    }

    @Test
    @Tag("long")
    void everyOneOfTenThousandMailsIsAccountedFor() throws Exception {
        long before = usedAfterCollection();
        run(1_000, 10);
        long growth = usedAfterCollection() - before;
        System.out.printf(Locale.ROOT, "heap after collection: %,d bytes more than before%n", growth);
        assertThat(growth).isLessThan(MOST_GROWTH_BYTES);
    }

    private void run(int pairs, int mailsEach) throws Exception {
        hops.patience = new CountDownLatch(1);
        open(pairs);
        long begin = System.nanoTime();
        AtomicBoolean sent = new AtomicBoolean();
        try (ExecutorService sender = Executors.newSingleThreadExecutor()) {
            Future<?> sending = sender.submit(() -> {
                sendAll(mailsEach);
                sent.set(true);
            });
            moderation.clearUntil(ids(), cleared -> sent.get() && cleared == accepted.get());
            sending.get();
        }
        report("accepted and cleared", begin);

        int good = conversations.get(Kind.GOOD).size() * mailsEach;
        int slow = conversations.get(Kind.SLOW).size() * mailsEach;
        int failing = conversations.get(Kind.REFUSING).size() * mailsEach - refused.getOrDefault(Kind.REFUSING, 0);
        int dying = conversations.get(Kind.DYING).size() * mailsEach;
        await().atMost(LONG)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(delivered(Kind.GOOD)).isEqualTo(good));
        long slowByThen = delivered(Kind.SLOW);
        report("good ones delivered, of %d slow ones %d,".formatted(slow, slowByThen), begin);
        assertThat(slowByThen).isLessThan(slow);
        await().atMost(LONG).untilAsserted(() -> assertThat(stage("FAILED")).isEqualTo(failing));
        System.out.printf(Locale.ROOT, "heap after collection: %,d bytes while mails wait%n", usedAfterCollection());

        hops.patience.countDown();
        await().atMost(LONG).untilAsserted(() -> assertThat(stage("RELAYED")).isEqualTo(good + slow));
        await().atMost(LONG).untilAsserted(() -> assertThat(reports()).isEqualTo(failing));
        assertThat(refused.keySet()).isSubsetOf(Kind.REFUSING);
        assertThat(waiting()).isEqualTo(dying);
        assertThat(hops.taken).extracting(Taken::messageId).doesNotHaveDuplicates();
        report(
                "%d delivered, %d came back with a report, %d refused at the door, %d wait,"
                        .formatted(good + slow, failing, refused.getOrDefault(Kind.REFUSING, 0), dying),
                begin);
        giveUp();
        await().atMost(LONG).until(() -> stage("FAILED") == failing + dying && reports() == failing + dying);
    }

    private void open(int pairs) {
        for (int i = 0; i < pairs; i++) {
            Kind kind = TURNS.get(i % TURNS.size());
            String people = "{\"orderId\": \"order-%1$s-%2$d\", \"buyer\": %3$s, \"seller\": %4$s}"
                    .formatted(
                            unique,
                            i,
                            person(buyer + "-" + i, buyerAddress(i)),
                            person(seller + "-" + i, "selim." + unique + i + "@" + kind.domain()));
            Web.Answer answer = as("marketplace", "marketplace").post("/api/conversations", people);
            assertThat(answer.status()).as(answer.body()).isEqualTo(201);
            conversations
                    .computeIfAbsent(kind, any -> new ArrayList<>())
                    .add(new Opened(answer.text("conversationId"), buyerAddress(i), answer.text("sellerAlias")));
        }
    }

    private String buyerAddress(int number) {
        return "berta." + unique + number + "@" + Kind.GOOD.domain();
    }

    private List<String> idList() {
        return conversations.values().stream()
                .flatMap(List::stream)
                .map(Opened::id)
                .toList();
    }

    private Set<String> ids() {
        return idList().stream().collect(Collectors.toSet());
    }

    private void sendAll(int mailsEach) {
        try (ExecutorService senders = Executors.newFixedThreadPool(CONNECTIONS)) {
            for (int number = 0; number < mailsEach; number++) {
                String id = "<" + unique + "." + number + "@laptop>";
                String letter = letter(id, "Lamp " + number, "", "This is mail number " + number);
                conversations.forEach(
                        (kind, some) -> some.forEach(opened -> senders.execute(() -> send(kind, opened, letter))));
            }
        }
    }

    /** Who is told to come again does so, as every mail program would. */
    private void send(Kind kind, Opened opened, String letter) {
        MailClient.Reply reply = await().atMost(LONG)
                .until(() -> mail().send(opened.buyerAlias(), opened.sellerAlias(), letter), r -> r.code() / 100 != 4);
        if (reply.code() == 250) {
            accepted.incrementAndGet();
        } else {
            // After some mails that came back the address takes no more.
            assertThat(reply.text()).startsWith("5.2.1");
            synchronized (refused) {
                refused.merge(kind, 1, Integer::sum);
            }
        }
    }

    private long delivered(Kind kind) {
        String domain = "@" + kind.domain();
        return hops.taken.stream()
                .filter(mail -> !mail.sender().isEmpty() && mail.recipient().startsWith("selim." + unique))
                .filter(mail -> mail.recipient().endsWith(domain))
                .count();
    }

    private long reports() {
        return hops.taken.stream()
                .filter(mail -> mail.sender().isEmpty() && mail.recipient().startsWith("berta." + unique))
                .count();
    }

    private long stage(String stage) {
        return jdbc.sql("select count(*) from message where stage = ? and author_id like ?")
                .params(stage, buyer + "-%")
                .query(Long.class)
                .single();
    }

    private long waiting() {
        return jdbc.sql("select count(*) from outbound_mail where state in ('queued', 'sending') and sender like ?")
                .param(buyer + "-%")
                .query(Long.class)
                .single();
    }

    private void giveUp() {
        List<String> lanes = jdbc.sql(
                        "select distinct lane from outbound_mail where state = 'queued' and sender like ?")
                .param(buyer + "-%")
                .query(String.class)
                .list();
        await().atMost(LONG).until(() -> {
            // Reports go the same way, and are not to be given up with the mails.
            if (reports() == stage("FAILED")) {
                lanes.forEach(
                        lane -> as("operator", "operator").post("/api/outbound/destinations/" + lane + "/give-up", ""));
            }
            return waiting() == 0;
        });
    }

    private void report(String what, long begin) {
        System.out.printf(
                Locale.ROOT,
                "%d conversations, %d connections: %s after %.1f s%n",
                idList().size(),
                CONNECTIONS,
                what,
                (System.nanoTime() - begin) / 1e9);
    }

    private static long usedAfterCollection() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
