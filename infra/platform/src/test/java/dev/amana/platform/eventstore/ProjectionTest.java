package dev.amana.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.platform.Ids;
import dev.amana.platform.sample.SampleApplication;
import dev.amana.platform.sample.TallyCommand.LowerTally;
import dev.amana.platform.sample.TallyCommand.OpenTally;
import dev.amana.platform.sample.TallyCommand.RaiseOften;
import dev.amana.platform.sample.TallyEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A service's own streaming processor: in order, awake, and with a dead-letter queue. */
class ProjectionTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static ConfigurableApplicationContext service;
    private static Projection projection;

    @BeforeAll
    static void start() {
        service = SampleApplication.start(SampleApplication.newDatabase(), Projecting.class);
        projection = service.getBean(Projection.class);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void projectionSeesEveryEventOfAnAggregateInOrder() {
        String id = open();
        service.getBean(CommandGateway.class).sendAndWait(new RaiseOften(id, 300));
        await().atMost(PATIENCE).until(() -> projection.seen(id).size() == 301);
        assertThat(projection.seen(id).getFirst()).isInstanceOf(TallyEvent.TallyOpened.class);
    }

    @Test
    void whatAProjectionCannotHandleWaitsInItsQueueWithAllThatFollowsOfTheSameAggregate() {
        String broken = open();
        String sound = open();
        // A batch that is repeated shows again what was handled in it, which this list does not forget.
        await().atMost(PATIENCE)
                .until(() -> projection.seen(broken).size() == 1
                        && projection.seen(sound).size() == 1);
        projection.broken.add(broken);
        service.getBean(CommandGateway.class).sendAndWait(new RaiseOften(broken, 2));
        service.getBean(CommandGateway.class).sendAndWait(new RaiseOften(sound, 2));
        await().atMost(PATIENCE).until(() -> projection.seen(sound).size() == 3);
        await().atMost(PATIENCE).until(() -> deadLetters(broken) == 2);

        projection.broken.remove(broken);
        service.getBean(CommandGateway.class).sendAndWait(new LowerTally(broken, 1));
        await().atMost(PATIENCE).until(() -> deadLetters(broken) == 3);
        service.getBean(ProjectionDeadLetters.class).retry(Projection.GROUP);
        await().atMost(PATIENCE).until(() -> projection.seen(broken).size() == 4);
        assertThat(deadLetters(broken)).isZero();
        assertThat(projection.seen(broken).getLast()).isInstanceOf(TallyEvent.TallyLowered.class);
    }

    @Test
    void projectionStartsAgainFromTheBeginningAfterAReset() {
        String id = open();
        await().atMost(PATIENCE).until(() -> projection.seen(id).size() == 1);
        StreamingEventProcessor processor = service.getBean(EventProcessingConfiguration.class)
                .eventProcessor(Projection.GROUP, StreamingEventProcessor.class)
                .orElseThrow();
        processor.shutDown();
        processor.resetTokens();
        processor.start();
        await().atMost(PATIENCE).until(() -> projection.seen(id).size() == 2);
    }

    @Test
    void processorsHaveTheSegmentsTheyAreMeantToHave() {
        open();
        Map<String, Object> tokens = service
                .getBean(JdbcClient.class)
                .sql("select processor_name, count(*) as segments from processor_token group by 1")
                .query()
                .listOfRows()
                .stream()
                .collect(java.util.stream.Collectors.toMap(
                        row -> (String) row.get("processor_name"), row -> row.get("segments")));
        assertThat(tokens).containsEntry("publication", 1L).containsEntry(Projection.GROUP, 1L);
    }

    private static long deadLetters(String id) {
        return service.getBean(JdbcClient.class)
                .sql("select count(*) from projection_dead_letter where aggregate_id = ?")
                .param(id)
                .query(Long.class)
                .single();
    }

    private static String open() {
        String id = service.getBean(Ids.class).next();
        service.getBean(CommandGateway.class).sendAndWait(new OpenTally(id, 1000));
        return id;
    }

    @Configuration
    static class Projecting {
        @Bean
        Projection projection() {
            return new Projection();
        }
    }

    @ProcessingGroup(Projection.GROUP)
    static class Projection {
        static final String GROUP = "sample.projection";
        final Set<String> broken = ConcurrentHashMap.newKeySet();
        private final ConcurrentLinkedQueue<TallyEvent> all = new ConcurrentLinkedQueue<>();

        @EventHandler
        void on(TallyEvent event) {
            if (broken.contains(event.tallyId())) {
                throw new IllegalStateException("broken");
            }
            all.add(event);
        }

        List<TallyEvent> seen(String id) {
            return all.stream().filter(event -> event.tallyId().equals(id)).toList();
        }
    }
}
