package dev.amana.platform.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.amana.platform.audit.AuditTrail;
import dev.amana.platform.personal.Vault;
import dev.amana.platform.sample.SampleApplication;
import dev.amana.published.SealedText;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class AuditTrailTest {
    private static ConfigurableApplicationContext context;
    private static AuditTrail trail;
    private static JdbcClient jdbc;

    @BeforeAll
    static void start() {
        context = TestContexts.start("messaging", SampleApplication.newDatabase(), Doors.class);
        trail = context.getBean(AuditTrail.class);
        jdbc = context.getBean(JdbcClient.class);
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void entryTellsWhoWhatAndWhyAndIsPublished() {
        signIn("staff-7");
        trail.record("conversation.read", "conversation/c1", "o1", "A buyer complained");
        var entry = jdbc.sql("select * from audit_entry where target = 'conversation/c1'")
                .query()
                .singleRow();
        assertThat(entry)
                .containsEntry("actor", "staff-7")
                .containsEntry("role", "trust")
                .containsEntry("order_id", "o1")
                .doesNotContainValue("A buyer complained");
        assertThat(context.getBean(Vault.class)
                        .open(new SealedText(
                                "staff-7",
                                "staff-evidence",
                                entry.get("reason_ciphertext").toString()))
                        .reveal())
                .contains("A buyer complained");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(records())
                        .contains(
                                "amana.audit.audit-recorded.v1",
                                "conversation/c1",
                                entry.get("hash").toString()));
    }

    @Test
    void entriesOfManyAtOnceFormOneChainAndAllAreMarkedPublished() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var each : threads.invokeAll(Collections.nCopies(60, () -> {
                signIn("staff-8");
                trail.record("case.read", "case/many", null, null);
                return true;
            }))) {
                assertThat(each.get()).isEqualTo(true);
            }
        }
        assertThat(trail.firstBroken()).isEmpty();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> jdbc.sql("select count(*) from audit_entry where published_at is null")
                                .query(Integer.class)
                                .single()
                        == 0);
    }

    @Test
    void alteredOrMissingEntryShows() {
        signIn("staff-9");
        for (int i = 0; i < 3; i++) {
            trail.record("case.read", "case/" + i, null, null);
        }
        assertThat(trail.firstBroken()).isEmpty();
        long last = jdbc.sql("select max(number) from audit_entry")
                .query(Long.class)
                .single();
        jdbc.sql("update audit_entry set actor = 'nobody' where number = ?")
                .param(last - 1)
                .update();
        assertThat(trail.firstBroken()).contains(last - 1);
        jdbc.sql("update audit_entry set actor = 'staff-9' where number = ?")
                .param(last - 1)
                .update();
        assertThat(trail.firstBroken()).isEmpty();
    }

    @Test
    void entryStandsExactlyWhenTheActDoes() {
        signIn("staff-10");
        TransactionTemplate transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    trail.record("hold.release", "hold/undone", null, null);
                    throw new IllegalStateException("undone");
                }))
                .hasMessage("undone");
        assertThat(jdbc.sql("select count(*) from audit_entry where target = 'hold/undone'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void withoutACallerThePlatformItselfActs() {
        trail.record("key.created", "key/1", null, null);
        assertThat(jdbc.sql("select actor || '/' || role from audit_entry where target = 'key/1'")
                        .query(String.class)
                        .single())
                .isEqualTo("messaging/system");
    }

    private static void signIn(String subject) {
        SecurityContextHolder.setContext(
                new SecurityContextImpl(new TestingAuthenticationToken(subject, "", "ROLE_trust")));
    }

    @SuppressWarnings("unchecked") // the only factory there is
    private static String records() {
        return Everything.records((ConsumerFactory<String, byte[]>) context.getBean(ConsumerFactory.class));
    }
}
