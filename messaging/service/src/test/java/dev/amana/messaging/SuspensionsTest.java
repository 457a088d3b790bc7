package dev.amana.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.messaging.notice.Notice;
import dev.amana.messaging.notice.NoticePost;
import dev.amana.messaging.party.Suspension;
import dev.amana.messaging.party.Suspensions;
import dev.amana.messaging.party.Suspensions.Failed;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What a suspended address means to those who write there. */
class SuspensionsTest extends MessagingServiceTest {
    private static final Executor THREADS = task -> Thread.ofVirtual().start(task);

    @Autowired
    Suspensions suspensions;

    @Autowired
    NoticePost post;

    @Autowired
    PlatformTransactionManager transactions;

    private Optional<Suspension> fail(String messageId) {
        Failed failed = new Failed(seller, sellerEmail, "5.1.1", Instant.now());
        return suspensions.fail("conversation-" + unique, messageId + unique, failed, 1, Duration.ofDays(7));
    }

    @Test
    void suspendedAddressGetsNoNoticeButAnotherOneOfThePartyDoes() {
        opened();
        Suspension suspension = fail("lost").orElseThrow();
        assertThat(post.send(Notice.to(seller, "one-" + unique, "message-withheld", Map.of())))
                .isFalse();
        String other = "other." + unique + "@shop.test";
        assertThat(post.send(new Notice("two-" + unique, seller, other, "message-withheld", Map.of())))
                .isTrue();
        suspensions.lift(suspension.suspensionId(), "op", Instant.now());
        assertThat(post.send(Notice.to(seller, "one-" + unique, "message-withheld", Map.of())))
                .isTrue();
    }

    @Test
    void twoFailuresAtTheSameTimeSuspendOnce() {
        opened();
        TransactionTemplate transaction = new TransactionTemplate(transactions);
        CompletableFuture<Optional<Suspension>> second = transaction.execute(status -> {
            assertThat(fail("first")).isPresent();
            CompletableFuture<Optional<Suspension>> other =
                    CompletableFuture.supplyAsync(() -> transaction.execute(inner -> fail("second")), THREADS);
            await().atMost(SOON).until(() -> other.isDone() || somebodyWaits());
            return other;
        });
        assertThat(second.join()).isEmpty();
        assertThat(suspensions.of(seller)).hasSize(1);
    }

    private boolean somebodyWaits() {
        return jdbc.sql("select exists (select from pg_locks where not granted and locktype = 'transactionid')")
                .query(Boolean.class)
                .single();
    }
}
