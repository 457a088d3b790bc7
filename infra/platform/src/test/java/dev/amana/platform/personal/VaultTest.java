package dev.amana.platform.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.amana.platform.sample.SampleApplication;
import dev.amana.platform.trust.TestContexts;
import dev.amana.published.SealedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class VaultTest {
    private static final VaultProperties DEFAULTS = new VaultProperties(null, null, null, null, null, null);

    @TempDir
    private static Path folder;

    private static String database;
    private static KeyEncryptionKey keyEncryptionKey;
    private static final List<VaultDatabase> OPEN = new ArrayList<>();
    private static Vault messaging;
    private static Vault payments;
    private static VaultDatabase gateway;

    private static final AtomicLong TIME = new AtomicLong();

    @BeforeAll
    static void prepare() {
        database = SampleApplication.newDatabase();
        keyEncryptionKey = KeyEncryptionKey.fromFile(folder.resolve("kek.json"), true);
        messaging = new Vault("messaging", connect("messaging"), keyEncryptionKey, DEFAULTS, TIME::get);
        payments = new Vault("payments", connect("payments"), keyEncryptionKey, DEFAULTS, TIME::get);
        gateway = connect("gateway");
    }

    @AfterAll
    static void close() {
        OPEN.forEach(VaultDatabase::close);
    }

    @Test
    void whatOneContextSealsAnotherOpens() {
        SealedText sealed = messaging.seal(Personal.of("p1", RetentionClass.PROFILE, "Ada ★ لوفلايس"));
        assertThat(sealed.subject()).isEqualTo("p1");
        assertThat(sealed.retention()).isEqualTo("profile");
        assertThat(sealed.ciphertext()).doesNotContain("Ada").doesNotEndWith("=");
        assertThat(payments.open(sealed).reveal()).contains("Ada ★ لوفلايس");
    }

    @Test
    void ciphertextMovedToAnotherSubjectOrClassDoesNotOpen() {
        SealedText sealed = messaging.seal(Personal.of("p2", RetentionClass.PROFILE, "Ada"));
        messaging.seal(Personal.of("p3", RetentionClass.PROFILE, "another key"));
        Personal moved = messaging.open(new SealedText("p3", "profile", sealed.ciphertext()));
        assertThatThrownBy(moved::reveal).isInstanceOf(IllegalArgumentException.class);
    }

    /** Else a few long transactions would hold the connections of all, and wait for those who wait for one. */
    @Test
    void noConnectionIsKeptForAsLongAsTheCallersTransaction() throws Exception {
        VaultDatabase single = connect("messaging", 1);
        Vault vault = new Vault("messaging", single, keyEncryptionKey, DEFAULTS, TIME::get);
        TransactionSynchronizationManager.initSynchronization();
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            vault.seal(Personal.of("p40", RetentionClass.PROFILE, "within a transaction"));
            Future<SealedText> meanwhile =
                    other.submit(() -> vault.seal(Personal.of("p41", RetentionClass.PROFILE, "another's")));
            assertThat(meanwhile.get(20, TimeUnit.SECONDS).subject()).isEqualTo("p41");
        } finally {
            TransactionSynchronizationManager.clearSynchronization();
        }
    }

    @Test
    void keyThatIsMadeByManyAtOnceIsOneKey() throws Exception {
        List<Callable<SealedText>> tasks = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Vault vault = i % 2 == 0 ? messaging : payments;
            tasks.add(() -> vault.seal(Personal.of("p4", RetentionClass.CORRESPONDENCE, "raced")));
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<SealedText> each : threads.invokeAll(tasks)) {
                assertThat(messaging.open(each.get()).reveal()).contains("raced");
                assertThat(payments.open(each.get()).reveal()).contains("raced");
            }
        }
    }

    @Test
    void erasedTextIsGoneAndNothingMoreIsSealed() {
        SealedText erased = messaging.seal(Personal.of("p5", RetentionClass.PROFILE, "Ada"));
        SealedText kept = messaging.seal(Personal.of("p5", RetentionClass.CASH_REPORTING, "Ada"));
        gateway.erase("p5", Set.of("profile"));
        messaging.evict("p5", Set.of("profile"));
        assertThat(messaging.open(erased).reveal()).isEmpty();
        assertThat(messaging.open(kept).reveal()).contains("Ada");
        Personal more = Personal.of("p5", RetentionClass.PROFILE, "Ada again");
        assertThatThrownBy(() -> messaging.seal(more)).isInstanceOfSatisfying(SubjectErasedException.class, e -> {
            assertThat(e.subject()).isEqualTo("p5");
            assertThat(e.retention()).isEqualTo("profile");
        });
    }

    @Test
    void classWithoutAKeyIsErasedToo() {
        gateway.erase("p6", Set.of("correspondence"));
        assertThatThrownBy(() -> messaging.sealBytes("p6", RetentionClass.CORRESPONDENCE, new byte[1]))
                .isInstanceOf(SubjectErasedException.class);
    }

    @Test
    void erasureThatWasNotHeardWorksWithinAMinute() {
        SealedText sealed = messaging.seal(Personal.of("p7", RetentionClass.PROFILE, "Ada"));
        gateway.erase("p7", Set.of("profile"));
        assertThat(messaging.open(sealed).reveal()).as("still cached").contains("Ada");
        TIME.addAndGet(Duration.ofSeconds(61).toNanos());
        assertThat(messaging.open(sealed).reveal()).isEmpty();
    }

    @Test
    void warmCacheNeedsNoDatabase() {
        VaultDatabase own = connect("messaging");
        Vault vault = new Vault("messaging", own, keyEncryptionKey, DEFAULTS);
        vault.seal(Personal.of("p8", RetentionClass.PROFILE, "first"));
        own.close();
        SealedText sealed = vault.seal(Personal.of("p8", RetentionClass.PROFILE, "second"));
        assertThat(vault.open(sealed).reveal()).contains("second");
    }

    @Test
    void preparingTheDatabaseAgainKeepsTheKeys() {
        SealedText sealed = messaging.seal(Personal.of("p12", RetentionClass.PROFILE, "Ada"));
        TestContexts.prepareAgain(database);
        TIME.addAndGet(Duration.ofSeconds(61).toNanos());
        assertThat(messaging.open(sealed).reveal()).contains("Ada");
    }

    @Test
    void onlyTheGatewayMayDeleteKeys() {
        messaging.seal(Personal.of("p9", RetentionClass.PROFILE, "Ada"));
        VaultDatabase own = connect("messaging");
        assertThatThrownBy(() -> own.erase("p9", Set.of("profile"))).isInstanceOf(DataAccessException.class);
    }

    @Test
    void hashesAreKeyed() {
        String hash = messaging.lookupHash("ada@mail.test");
        assertThat(hash).hasSize(64).isEqualTo(messaging.lookupHash("ada@mail.test"));
        assertThat(payments.lookupHash("ada@mail.test")).isNotEqualTo(hash);
        String blind = messaging.blindIndex("p10", "ada@mail.test");
        assertThat(blind).hasSize(64).isNotEqualTo(hash).isEqualTo(payments.blindIndex("p10", "ada@mail.test"));
        assertThat(messaging.blindIndex("p11", "ada@mail.test")).isNotEqualTo(blind);
    }

    @Test
    void anotherKeyFileDoesNotFitThisVault() {
        VaultDatabase own = connect("messaging");
        own.keyCheck(keyEncryptionKey.seal("amana"));
        KeyEncryptionKey other = KeyEncryptionKey.fromFile(folder.resolve("other.json"), true);
        assertThat(keyEncryptionKey.opens(own.keyCheck(new byte[1]))).isTrue();
        assertThat(other.opens(own.keyCheck(new byte[1]))).isFalse();
    }

    @Test
    void keyFileIsCreatedOnceAndForItsOwnerOnly() throws IOException {
        Path file = folder.resolve("deep/once.json");
        KeyEncryptionKey.fromFile(file, true);
        String content = Files.readString(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        KeyEncryptionKey.fromFile(file, true);
        assertThat(file).hasContent(content);
        assertThat(folder.resolve("deep")).isDirectoryNotContaining("glob:**.secret*");
    }

    @Test
    void missingKeyFileIsNotReplacedUnasked() {
        assertThatThrownBy(() -> KeyEncryptionKey.fromFile(folder.resolve("missing.json"), false))
                .hasMessageContaining("missing.json");
    }

    static VaultDatabase connect(String context) {
        return connect(context, 2);
    }

    private static VaultDatabase connect(String context, int connections) {
        Map<String, String> properties = TestContexts.properties(context, database);
        JdbcConnectionDetails details = new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return properties.get("spring.datasource.username");
            }

            @Override
            public String getPassword() {
                return properties.get("spring.datasource.password");
            }

            @Override
            public String getJdbcUrl() {
                return properties.get("spring.datasource.url");
            }
        };
        VaultDatabase connected = new VaultDatabase(details, connections);
        OPEN.add(connected);
        return connected;
    }
}
