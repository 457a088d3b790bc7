package dev.amana.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many mails at once: every one that got 250 arrives, and once. */
@Tag("long")
class ManyMailsTest extends MessagingServiceTest {
    private static final int CONVERSATIONS = 20;
    private static final int MAILS = Integer.getInteger("amana.test.mails", 2_000);

    @Test
    void everyAcceptedMailArrivesOnce() throws Exception {
        List<Opened> opened = new ArrayList<>();
        for (int i = 0; i < CONVERSATIONS; i++) {
            Web.Answer answer = open("order-" + unique + "-" + i);
            opened.add(
                    new Opened(answer.text("conversationId"), answer.text("buyerAlias"), answer.text("sellerAlias")));
        }
        long begin = System.nanoTime();
        long cpu =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
        try (ExecutorService senders = Executors.newFixedThreadPool(CONVERSATIONS)) {
            List<Future<Integer>> replies = new ArrayList<>();
            for (int i = 0; i < MAILS; i++) {
                replies.add(senders.submit(sending(opened.get(i % CONVERSATIONS), i)));
            }
            moderation.clearAll(opened.stream().map(Opened::id).collect(Collectors.toSet()), MAILS);
            for (Future<Integer> reply : replies) {
                assertThat(reply.get()).isEqualTo(250);
            }
        }
        report("accepted and cleared", begin, cpu);
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> jdbc.sql("select count(*) from message where stage = 'RELAYED' and author_id = :author")
                                .param("author", buyer)
                                .query(Long.class)
                                .single()
                        == MAILS);
        report("relayed", begin, cpu);
        assertThat(inbox(sellerEmail).count()).isEqualTo(MAILS);
    }

    private Callable<Integer> sending(Opened conversation, int number) {
        String letter = letter("<" + number + "@x>", "Mail " + number, "", "This is mail number " + number);
        return () -> mail().send(buyerEmail, conversation.sellerAlias(), letter).code();
    }

    private static void report(String what, long begin, long cpuAtBegin) {
        double seconds = (System.nanoTime() - begin) / 1e9;
        long cpu =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() - cpuAtBegin;
        System.out.printf(
                Locale.ROOT,
                "%d mails %s in %.1f s, %.0f/s, %.1f ms of processor time each (test and mail drop included)%n",
                MAILS,
                what,
                seconds,
                MAILS / seconds,
                cpu / 1e6 / MAILS);
    }
}
