package dev.amana.platform.consumption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.platform.Ids;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.RetentionClass;
import dev.amana.platform.sample.SampleApplication;
import dev.amana.platform.sample.SampleEvent;
import dev.amana.platform.sample.TallyCommand.LowerTally;
import dev.amana.platform.sample.TallyCommand.OpenTally;
import dev.amana.platform.sample.TallyCommand.RaiseTally;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;

/** From a command through the event store and Kafka to a consumer's handler, and what can go wrong on the way. */
class EventJourneyTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static ConfigurableApplicationContext service;
    private static Consumer consumer;

    @BeforeAll
    static void start() {
        service = SampleApplication.start(SampleApplication.newDatabase(), Listening.class);
        consumer = service.getBean(Consumer.class);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void eventsArriveOnceInOrderWithTheirAttributes() {
        String id = open();
        for (int i = 1; i <= 50; i++) {
            raise(id, i);
        }
        await().atMost(PATIENCE).until(() -> consumer.received(id).size() == 51);

        List<Received<SampleEvent>> received = consumer.received(id);
        assertThat(received.getFirst().event()).isEqualTo(new SampleEvent.Opened(id, Integer.MAX_VALUE));
        assertThat(received).extracting(Received::sequence).isSorted().doesNotHaveDuplicates();
        Received<SampleEvent> last = received.getLast();
        assertThat(last.type()).isEqualTo("amana.sample.tally-raised.v1");
        assertThat(last.orderId()).isEqualTo("order-" + id);
        assertThat(last.event()).isInstanceOfSatisfying(SampleEvent.Raised.class, raised -> {
            assertThat(raised.by()).isEqualTo(50);
            assertThat(raised.note().ciphertext()).isNotEmpty();
        });
    }

    @Test
    void recordIsACloudEventInBinaryMode() {
        String id = open();
        await().atMost(PATIENCE).until(() -> !consumer.received(id).isEmpty());
        ConsumerRecord<String, byte[]> message = consumer.records.stream()
                .filter(one -> one.key().equals(id))
                .findFirst()
                .orElseThrow();

        Map<String, String> headers = CloudEventHeaders.all(message);
        assertThat(headers)
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_type", "amana.sample.tally-opened.v1")
                .containsEntry("ce_source", "/amana/messaging")
                .containsEntry("ce_subject", id)
                .containsEntry("ce_sequence", "0")
                .containsEntry("ce_epoch", "1")
                .containsEntry("content-type", "application/json")
                .containsKeys("ce_id", "ce_time")
                .doesNotContainKey("ce_orderid");
        assertThat(new String(message.value(), StandardCharsets.UTF_8))
                .isEqualTo("{\"tallyId\":\"" + id + "\",\"limit\":2147483647}");
    }

    @Test
    void eventsThatStayInsideAreNotPublished() {
        String id = open();
        raise(id, 5);
        gateway().sendAndWait(new LowerTally(id, 1));
        raise(id, 1);
        await().atMost(PATIENCE).until(() -> consumer.received(id).size() == 3);
        assertThat(consumer.received(id)).extracting(Received::sequence).containsExactly(0L, 1L, 3L);
    }

    @Test
    void duplicatesAreSkipped() {
        String id = open();
        await().atMost(PATIENCE).until(() -> !consumer.received(id).isEmpty());
        ConsumerRecord<String, byte[]> original = consumer.records.stream()
                .filter(one -> one.key().equals(id))
                .findFirst()
                .orElseThrow();
        send(new ProducerRecord<>(SampleEvent.TOPIC, null, id, original.value(), original.headers()));
        raise(id, 1);
        await().atMost(PATIENCE).until(() -> consumer.received(id).size() == 2);
        assertThat(consumer.received(id)).extracting(Received::sequence).containsExactly(0L, 1L);
    }

    @Test
    void poisonIsParkedTheRestGoesOnAndReplayHandlesIt() {
        String id = open();
        await().atMost(PATIENCE).until(() -> !consumer.received(id).isEmpty());
        consumer.poisoned.add(id);
        raise(id, 13);
        raise(id, 2);
        DeadLetterTable table = service.getBean(DeadLetterTable.class);
        await().atMost(PATIENCE).until(() -> letters(table, id).size() == 2);
        consumer.poisoned.remove(id);
        raise(id, 3);
        await().atMost(PATIENCE).until(() -> consumer.received(id).size() == 2);

        DeadLetter letter = letters(table, id).getLast();
        assertThat(letter.error()).contains("IllegalStateException: poison");
        assertThat(letter.eventType()).isEqualTo("amana.sample.tally-raised.v1");
        assertThat(service.getBean(DeadLettersEndpoint.class)
                        .replay(letter.id())
                        .getStatus())
                .isEqualTo(202);
        await().atMost(PATIENCE).until(() -> consumer.received(id).size() == 3);
        assertThat(letters(table, id)).hasSize(1);
        assertThat(consumer.deadLetters).anyMatch(one -> id.equals(one.key()));
    }

    @Test
    void databaseThatIsAwayStallsTheGroupAndParksNothing() {
        String id = open();
        await().atMost(PATIENCE).until(() -> !consumer.received(id).isEmpty());
        consumer.failuresLeft.set(10); // more than the tries of one delivery
        consumer.passing.add(id);
        raise(id, 1);
        raise(id, 2);
        await().atMost(PATIENCE).until(() -> consumer.received(id).size() == 3);
        assertThat(consumer.failuresLeft).hasValueLessThan(0);
        assertThat(consumer.received(id)).extracting(Received::sequence).containsExactly(0L, 1L, 2L);
        assertThat(letters(service.getBean(DeadLetterTable.class), id)).isEmpty();
    }

    @Test
    void unreadableRecordIsParkedAtOnce() {
        String key = "unreadable-" + Ids.derived("x");
        send(new ProducerRecord<>(SampleEvent.TOPIC, key, "not json".getBytes(StandardCharsets.UTF_8)));
        DeadLetterTable table = service.getBean(DeadLetterTable.class);
        await().atMost(PATIENCE).until(() -> !letters(table, key).isEmpty());
        assertThat(letters(table, key).getFirst().error()).contains("header ce_");
    }

    @Test
    @SuppressWarnings("try") // the scope is left, never read
    void traceGoesOnFromTheCommandToTheHandler() {
        Tracer tracer = service.getBean(Tracer.class);
        Span span = tracer.nextSpan().name("test").start();
        String id;
        try (var scope = tracer.withSpan(span)) {
            id = open();
        } finally {
            span.end();
        }
        await().atMost(PATIENCE).until(() -> !consumer.received(id).isEmpty());
        assertThat(consumer.traces).containsEntry(id, span.context().traceId());
    }

    @Test
    void fromCommitToHandlerTakesTensOfMilliseconds() {
        String id = open();
        await().atMost(PATIENCE).until(() -> !consumer.received(id).isEmpty());
        List<Long> micros = new ArrayList<>();
        for (int i = 1; i <= 30; i++) {
            int expected = i + 1;
            raise(id, i);
            long committed = System.nanoTime();
            await().pollInterval(Duration.ofMillis(1))
                    .atMost(PATIENCE)
                    .until(() -> consumer.received(id).size() == expected);
            micros.add((System.nanoTime() - committed) / 1000);
        }
        Collections.sort(micros);
        System.out.println("commit to handler, µs: p50 " + micros.get(15) + " p90 " + micros.get(27));
        assertThat(micros.get(15)).isLessThan(250_000);
    }

    private static List<DeadLetter> letters(DeadLetterTable table, String key) {
        return table.open().stream().filter(letter -> key.equals(letter.key())).toList();
    }

    private static String open() {
        String id = service.getBean(Ids.class).next();
        gateway().sendAndWait(new OpenTally(id, Integer.MAX_VALUE));
        return id;
    }

    private static void raise(String id, int by) {
        gateway()
                .sendAndWait(new RaiseTally(id, by, Personal.of("party-2", RetentionClass.CORRESPONDENCE, "a secret")));
    }

    @SuppressWarnings("unchecked")
    private static void send(ProducerRecord<String, byte[]> message) {
        service.getBean(KafkaTemplate.class).send(message).join();
    }

    private static CommandGateway gateway() {
        return service.getBean(CommandGateway.class);
    }

    @Configuration
    static class Listening {
        @Bean
        Consumer consumer(Inbox inbox, Tracer tracer) {
            return new Consumer(inbox, tracer);
        }
    }

    static class Consumer {
        private static final String GROUP = "sample.journey";
        final ConcurrentLinkedQueue<Received<SampleEvent>> all = new ConcurrentLinkedQueue<>();
        final ConcurrentLinkedQueue<ConsumerRecord<String, byte[]>> records = new ConcurrentLinkedQueue<>();
        final ConcurrentLinkedQueue<ConsumerRecord<String, byte[]>> deadLetters = new ConcurrentLinkedQueue<>();
        final Set<String> poisoned = ConcurrentHashMap.newKeySet();
        final Set<String> passing = ConcurrentHashMap.newKeySet();
        final AtomicInteger failuresLeft = new AtomicInteger();
        final Map<String, String> traces = new ConcurrentHashMap<>();
        private final Inbox inbox;
        private final Tracer tracer;

        Consumer(Inbox inbox, Tracer tracer) {
            this.inbox = inbox;
            this.tracer = tracer;
        }

        @KafkaListener(id = GROUP, groupId = GROUP, topics = SampleEvent.TOPIC)
        void on(List<ConsumerRecord<String, byte[]>> batch) {
            records.addAll(batch);
            inbox.consume(GROUP, batch, SampleEvent.class, received -> {
                if (poisoned.contains(received.key())) {
                    throw new IllegalStateException("poison");
                }
                if (passing.contains(received.key()) && failuresLeft.decrementAndGet() >= 0) {
                    throw new DataAccessResourceFailureException("the database is away");
                }
                Span span = tracer.currentSpan();
                if (span != null) {
                    traces.put(received.key(), span.context().traceId());
                }
                all.add(received);
            });
        }

        @KafkaListener(id = "sample.dlt", groupId = "sample.dlt", topics = SampleEvent.TOPIC + ".dlt")
        void onDeadLetter(List<ConsumerRecord<String, byte[]>> batch) {
            deadLetters.addAll(batch);
        }

        List<Received<SampleEvent>> received(String key) {
            return all.stream().filter(one -> one.key().equals(key)).toList();
        }
    }
}
