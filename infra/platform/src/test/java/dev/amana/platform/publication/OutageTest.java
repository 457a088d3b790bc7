package dev.amana.platform.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.platform.Ids;
import dev.amana.platform.sample.SampleApplication;
import dev.amana.platform.sample.TallyCommand.OpenTally;
import dev.amana.platform.sample.TallyCommand.RaiseOften;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.BrokerNotAvailableException;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;

/** Publication against a producer that fails on demand. */
class OutageTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static ConfigurableApplicationContext service;
    private static FragileKafka kafka;

    @BeforeAll
    static void start() {
        service = SampleApplication.start(
                SampleApplication.newDatabase(), Fragile.class, "amana.publication.send-timeout-seconds=1");
        kafka = service.getBean(FragileKafka.class);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void refusedRecordsStallPublicationAndAreSentLaterInOrder() {
        String id = open();
        await().atMost(PATIENCE).until(() -> kafka.sequences(id).size() == 1);
        kafka.refusing = true;
        service.getBean(CommandGateway.class).sendAndWait(new RaiseOften(id, 20));
        PublicationProgress progress = service.getBean(PublicationProgress.class);
        await().atMost(PATIENCE).until(progress::isStalled);
        assertThat(progress.health().getStatus()).isEqualTo(new Status("STALLED"));
        assertThat(kafka.sequences(id)).hasSize(1);

        kafka.refusing = false;
        await().atMost(PATIENCE).until(() -> kafka.sequences(id).size() == 21);
        await().atMost(PATIENCE).until(() -> !progress.isStalled());
        assertThat(kafka.sequences(id)).isSorted().doesNotHaveDuplicates();
        assertThat(progress.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void recordsThatTheProducerStillHoldsAreNotHandedToItTwice() {
        String id = open();
        await().atMost(PATIENCE).until(() -> kafka.sequences(id).size() == 1);
        kafka.silent = true;
        service.getBean(CommandGateway.class).sendAndWait(new RaiseOften(id, 5));
        PublicationProgress progress = service.getBean(PublicationProgress.class);
        await().atMost(PATIENCE).until(progress::isStalled);
        kafka.silent = false;
        kafka.acknowledgeAll();
        await().atMost(PATIENCE).until(() -> !progress.isStalled());
        assertThat(kafka.sequences(id)).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
    }

    private static String open() {
        String id = service.getBean(Ids.class).next();
        service.getBean(CommandGateway.class).sendAndWait(new OpenTally(id, 100));
        return id;
    }

    @Configuration
    static class Fragile {
        @Bean
        @Primary
        FragileKafka fragileKafka() {
            return new FragileKafka();
        }
    }

    /** Keeps what it accepts, in order. */
    static final class FragileKafka extends KafkaTemplate<String, byte[]> {
        final Queue<ProducerRecord<String, byte[]>> accepted = new ConcurrentLinkedQueue<>();
        final Queue<CompletableFuture<SendResult<String, byte[]>>> unacknowledged = new ConcurrentLinkedQueue<>();
        volatile boolean refusing;
        volatile boolean silent;

        FragileKafka() {
            super(new DefaultKafkaProducerFactory<>(Map.of()));
        }

        @Override
        public CompletableFuture<SendResult<String, byte[]>> send(ProducerRecord<String, byte[]> message) {
            if (refusing) {
                return CompletableFuture.failedFuture(new BrokerNotAvailableException("away"));
            }
            accepted.add(message);
            CompletableFuture<SendResult<String, byte[]>> sent = new CompletableFuture<>();
            unacknowledged.add(sent);
            if (!silent) {
                acknowledgeAll();
            }
            return sent;
        }

        void acknowledgeAll() {
            for (var sent = unacknowledged.poll(); sent != null; sent = unacknowledged.poll()) {
                sent.complete(null);
            }
        }

        List<Long> sequences(String key) {
            return accepted.stream()
                    .filter(message -> message.key().equals(key))
                    .map(message -> message.headers().lastHeader("ce_sequence").value())
                    .map(value -> Long.valueOf(new String(value, StandardCharsets.UTF_8)))
                    .toList();
        }
    }
}
