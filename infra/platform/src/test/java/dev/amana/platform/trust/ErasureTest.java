package dev.amana.platform.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.amana.platform.Ids;
import dev.amana.platform.blob.BlobRef;
import dev.amana.platform.blob.BlobStore;
import dev.amana.platform.erasure.Erasure;
import dev.amana.platform.erasure.ErasureOutcome;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.RetentionClass;
import dev.amana.platform.personal.SubjectErasedException;
import dev.amana.platform.personal.Vault;
import dev.amana.platform.sample.SampleApplication;
import dev.amana.platform.sample.TallyCommand.OpenTally;
import dev.amana.platform.sample.TallyCommand.RaiseTally;
import dev.amana.platform.sample.TallyEvent.TallyRaised;
import dev.amana.published.ErasureRequested;
import dev.amana.published.PublishedEvent;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/** Deletes a party's keys and then looks for its words in every table and every topic. */
class ErasureTest {
    private static final String SECRET = "Ada Lovelace, 12 St James's Square";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static String database;
    private static ConfigurableApplicationContext gateway;
    private static ConfigurableApplicationContext messaging;
    private static Forgetful participant;

    @BeforeAll
    static void start() {
        database = SampleApplication.newDatabase();
        gateway = TestContexts.start("gateway", database, Doors.class);
        messaging = TestContexts.start("messaging", database, Forgetful.class);
        participant = messaging.getBean(Forgetful.class);
    }

    @AfterAll
    static void stop() {
        messaging.close();
        gateway.close();
    }

    @Test
    void afterErasureTheWordsAreNowhere() throws Exception {
        String tally = note("p1", RetentionClass.CORRESPONDENCE, SECRET);
        String kept = note("p1", RetentionClass.CASH_REPORTING, SECRET);
        byte[] content = SECRET.getBytes(StandardCharsets.UTF_8);
        BlobRef blob = messaging.getBean(BlobStore.class).put("p1", RetentionClass.CORRESPONDENCE, content);
        assertThat(notes(tally)).containsExactly(SECRET);
        assertThat(messaging.getBean(BlobStore.class).get(blob)).hasValue(content);
        await().atMost(PATIENCE).until(() -> records().contains(tally));

        ErasureOutcome outcome = gateway.getBean(Erasure.class).erase("p1");

        assertThat(outcome.erased()).containsExactlyInAnyOrder("correspondence", "profile", "entitlement");
        assertThat(outcome.kept())
                .containsEntry("cash-reporting", "cash-and-tax-law")
                .containsEntry("claim-evidence", "legal-claims")
                .containsEntry("staff-evidence", "employment-and-access-records");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(notes(tally)).containsExactly("(erased)"));
        assertThat(notes(kept)).as("kept by law").containsExactly(SECRET);
        assertThat(messaging.getBean(BlobStore.class).get(blob)).isEmpty();
        assertThatThrownBy(() -> note("p1", RetentionClass.CORRESPONDENCE, "more"))
                .hasStackTraceContaining(SubjectErasedException.class.getSimpleName());

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(participant.forgotten).contains("p1[correspondence, entitlement, profile]"));
        await().atMost(PATIENCE)
                .until(() -> confirmations("p1", "messaging") == 1 && confirmations("p1", "gateway") == 1);
        assertNowhere("Lovelace", "St James");
    }

    @Test
    void contentAboutTwoPeopleGoesWithEither() {
        BlobStore blobs = messaging.getBean(BlobStore.class);
        byte[] content = SECRET.getBytes(StandardCharsets.UTF_8);
        BlobRef one = blobs.putForBoth("p6", "p7", RetentionClass.CORRESPONDENCE, content);
        BlobRef other = blobs.putForBoth("p7", "p6", RetentionClass.CORRESPONDENCE, content);
        assertThat(blobs.get(one)).hasValue(content);
        assertThat(one.bytes()).isEqualTo(content.length);

        gateway.getBean(Erasure.class).erase("p7");

        await().atMost(PATIENCE).until(() -> blobs.get(one).isEmpty());
        assertThat(blobs.get(other)).isEmpty();
        blobs.delete(one);
        blobs.delete(one);
        assertThat(jdbc("messaging")
                        .sql("select count(*) from blob where id in (?, ?)")
                        .params(one.id(), other.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void searchFindsWhatIsNotSealed() throws Exception {
        gateway.getBean(Erasure.class).erase("needle-party");
        await().atMost(PATIENCE).until(() -> records().contains("needle-party"));
        assertThat(dump("gateway").values()).anyMatch(table -> table.contains("needle-party"));
    }

    @Test
    void participantThatFailsIsAskedAgainAndHoldsUpNoOther() {
        participant.failures.set(2);
        gateway.getBean(Erasure.class).erase("p2");
        gateway.getBean(Erasure.class).erase("p3");
        await().atMost(PATIENCE).until(() -> confirmations("p2", "messaging") == 1);
        await().atMost(PATIENCE).until(() -> confirmations("p3", "messaging") == 1);
        assertThat(participant.forgotten.stream().filter(each -> each.startsWith("p2")))
                .hasSize(1);
    }

    @Test
    void erasingTwiceIsOneErasure() {
        ErasureOutcome first = gateway.getBean(Erasure.class).erase("p4");
        assertThat(gateway.getBean(Erasure.class).erase("p4")).isEqualTo(first);
    }

    @Test
    void erasureIsRepeatedAfterARestoreAlsoBehindARecordThatCannotBeRead() {
        sendNonsense("p5");
        gateway.getBean(Erasure.class).erase("p5");
        await().atMost(PATIENCE).until(() -> confirmations("p5", "messaging") == 1);
        // As if both had been restored from a backup that is older than the erasure.
        restoreKeyOf("p5");
        jdbc("messaging").sql("delete from erasure_done where party_id = 'p5'").update();
        messaging.close();
        gateway.close();
        gateway = TestContexts.start("gateway", database, Doors.class);
        messaging = TestContexts.start("messaging", database, Forgetful.class);
        participant = messaging.getBean(Forgetful.class);

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(participant.forgotten).contains("p5[correspondence, entitlement, profile]"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThatThrownBy(() ->
                                messaging.getBean(Vault.class).sealBytes("p5", RetentionClass.PROFILE, new byte[1]))
                        .isInstanceOf(SubjectErasedException.class));
        assertThat(messaging
                        .getBean(MeterRegistry.class)
                        .counter("amana.erasure.unreadable.records")
                        .count())
                .isEqualTo(1);
    }

    /** On the partition of this party's erasures, so that after a restart one poll brings both. */
    private static void sendNonsense(String party) {
        var nonsense = new ProducerRecord<String, byte[]>(ErasureRequested.TOPIC, party, new byte[] {'?'});
        nonsense.headers()
                .add("ce_type", PublishedEvent.typeOf(ErasureRequested.class).getBytes(StandardCharsets.UTF_8));
        @SuppressWarnings("unchecked")
        KafkaTemplate<String, byte[]> kafka = messaging.getBean(KafkaTemplate.class);
        kafka.send(nonsense).join();
    }

    private static void restoreKeyOf(String party) {
        String superuser = TestContexts.properties("gateway", database).get("spring.datasource.url");
        JdbcClient admin = JdbcClient.create(new DriverManagerDataSource(superuser, "postgres", "postgres"));
        admin.sql("delete from vault.subject_key where subject = ?")
                .param(party)
                .update();
        admin.sql("delete from vault.erasure where party_id = ?").param(party).update();
    }

    private static String note(String party, RetentionClass retention, String text) {
        CommandGateway commands = messaging.getBean(CommandGateway.class);
        String tally = messaging.getBean(Ids.class).next();
        commands.sendAndWait(new OpenTally(tally, 10));
        commands.sendAndWait(new RaiseTally(tally, 1, Personal.of(party, retention, text)));
        return tally;
    }

    private static List<String> notes(String tally) {
        return messaging
                .getBean(EventStore.class)
                .readEvents(tally)
                .asStream()
                .map(event -> event.getPayload())
                .filter(TallyRaised.class::isInstance)
                .map(event -> ((TallyRaised) event).note().revealOr("(erased)"))
                .toList();
    }

    private static int confirmations(String party, String context) {
        return jdbc(context)
                .sql("select count(*) from erasure_done where party_id = ? and confirmed_at is not null")
                .param(party)
                .query(Integer.class)
                .single();
    }

    private static JdbcClient jdbc(String context) {
        return (context.equals("gateway") ? gateway : messaging).getBean(JdbcClient.class);
    }

    private static void assertNowhere(String... words) throws Exception {
        for (String context : List.of("gateway", "messaging")) {
            dump(context).forEach((table, rows) -> assertThat(rows).as(table).doesNotContain(words));
        }
        assertThat(records()).doesNotContain(words);
    }

    private static Map<String, String> dump(String context) throws Exception {
        return Everything.tables(TestContexts.properties(context, database));
    }

    @SuppressWarnings("unchecked") // the only factory there is
    private static String records() {
        return Everything.records((ConsumerFactory<String, byte[]>) messaging.getBean(ConsumerFactory.class));
    }
}
