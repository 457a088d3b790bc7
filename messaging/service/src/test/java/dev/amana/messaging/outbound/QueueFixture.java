package dev.amana.messaging.outbound;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.amana.messaging.TestSchema;
import dev.amana.messaging.outbound.OutboundProperties.Tls;
import dev.amana.messaging.smtp.IncomingMail;
import dev.amana.platform.blob.BlobRef;
import dev.amana.platform.personal.KeyEncryptionKey;
import dev.amana.platform.personal.RetentionClass;
import dev.amana.platform.personal.Vault;
import dev.amana.platform.personal.VaultDatabase;
import dev.amana.platform.personal.VaultProperties;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A queue on real PostgreSQL with a listener that writes down what it hears. Several lives share one table. */
final class QueueFixture implements DeliveryListener, ReturnListener, AutoCloseable {
    final List<String> heard = new CopyOnWriteArrayList<>();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final JdbcClient jdbc;
    volatile AttemptGate.Decision gate = AttemptGate.Decision.SEND;
    volatile boolean deaf;
    private final Map<String, byte[]> blobs = new ConcurrentHashMap<>();
    private final HikariDataSource pool;
    private final VaultDatabase vaultDatabase;
    private final Vault vault;

    QueueFixture(Path folder, String database) throws IOException {
        JdbcConnectionDetails given = new TestSchema(database).details();
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(given.getJdbcUrl());
        config.setUsername(given.getUsername());
        config.setPassword(given.getPassword());
        config.setMaximumPoolSize(8);
        pool = new HikariDataSource(config);
        jdbc = JdbcClient.create(pool);
        jdbc.sql("create table relay (message_id text)").update();
        for (String migration : List.of("V1_1__outbound", "V2_31__signed_envelope_senders", "V2_50__outbound_desk")) {
            jdbc.sql(new ClassPathResource("db/messaging/" + migration + ".sql")
                            .getContentAsString(StandardCharsets.UTF_8))
                    .update();
        }
        vaultDatabase = new VaultDatabase(given, 2);
        vault = new Vault(
                "messaging",
                vaultDatabase,
                KeyEncryptionKey.fromFile(folder.resolve("kek.json"), true),
                new VaultProperties(null, null, null, null, null, null));
    }

    OutboundAssembly life(int smartHostPort) {
        return life(smartHostPort, Duration.ofDays(4));
    }

    OutboundAssembly life(int smartHostPort, Duration giveUpAfter) {
        return life(smartHostPort, giveUpAfter, Duration.ofMinutes(2));
    }

    OutboundAssembly life(int smartHostPort, Duration giveUpAfter, Duration lease) {
        return life(new Hops("127.0.0.1:" + smartHostPort, null, Tls.OPPORTUNISTIC, 25, null), giveUpAfter, lease);
    }

    /** @param user of the smart host, and its password */
    record Hops(
            @Nullable String smartHost,
            @Nullable String user,
            Tls tls,
            int mxPort,
            @Nullable String nameServer) {}

    OutboundAssembly life(Hops hops) {
        return life(hops, Duration.ofDays(4), Duration.ofMinutes(2));
    }

    private OutboundAssembly life(Hops hops, Duration giveUpAfter, Duration lease) {
        OutboundProperties settings = settings(hops, giveUpAfter, lease);
        return new OutboundAssembly(
                settings,
                "alias.amana.test",
                pool,
                vault,
                blob -> Optional.ofNullable(blobs.get(blob.id())),
                blobs.keySet()::removeAll,
                () -> this,
                () -> (conversation, message, sender) -> gate,
                () -> this,
                UnaryOperator.identity(),
                meters,
                Clock.systemUTC());
    }

    static OutboundProperties settings(Hops hops, Duration giveUpAfter, Duration lease) {
        return settings(hops, giveUpAfter, lease, Duration.ofMinutes(5));
    }

    static OutboundProperties settings(Hops hops, Duration giveUpAfter, Duration lease, Duration replyTimeout) {
        return new OutboundProperties(
                hops.smartHost(),
                hops.user(),
                hops.user(),
                hops.tls(),
                hops.mxPort(),
                4,
                100,
                1_000_000,
                lease,
                List.of(Duration.ofMillis(50)),
                giveUpAfter,
                Duration.ofMillis(50),
                Duration.ofSeconds(2),
                replyTimeout,
                Duration.ofMinutes(5),
                Duration.ofSeconds(1),
                Duration.ofDays(30),
                3,
                hops.nameServer(),
                "test");
    }

    OutboundMail mail(String id, String address) {
        byte[] content = ("Subject: " + id + "\r\n\r\n.text\r\n").getBytes(StandardCharsets.UTF_8);
        for (String party : List.of("buyer", "seller")) {
            vault.sealBytes(party, RetentionClass.CORRESPONDENCE, content);
        }
        blobs.put("blob-" + id, content);
        BlobRef ref = new BlobRef("blob-" + id, "seller", "correspondence", "0", content.length);
        return new OutboundMail(id, "c1", "m-" + id, "buyer", "seller", address, ref);
    }

    boolean hasBlob(String id) {
        return blobs.containsKey("blob-" + id);
    }

    void dropBlob(OutboundMail mail) {
        blobs.remove(mail.content().id());
    }

    String state(String id) {
        return jdbc.sql("select state from outbound_mail where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    @Override
    public boolean sendAgain(String conversationId, String messageId) {
        heard.add("again " + messageId);
        return true;
    }

    private void hear(String what) {
        if (deaf) {
            throw new IllegalStateException("listener away");
        }
        heard.add(what);
    }

    @Override
    public void delivered(Delivery delivery) {
        hear("delivered " + delivery.mailId() + " " + delivery.attempts());
    }

    @Override
    public void failed(Delivery delivery, String enhancedStatus) {
        hear("failed " + delivery.mailId() + " " + enhancedStatus);
    }

    @Override
    public void deferred(Delivery delivery, String enhancedStatus, Instant nextAttemptAt) {
        hear("deferred " + delivery.mailId() + " " + enhancedStatus);
    }

    @Override
    public void complained(SentMail mail, @Nullable String type) {
        hear("complained " + mail.mailId() + " " + type);
    }

    @Override
    public void answered(SentMail mail, IncomingMail answer) {
        hear("answered " + mail.mailId() + " " + mail.recipientId());
    }

    @Override
    public void close() {
        pool.close();
        vaultDatabase.close();
    }
}
