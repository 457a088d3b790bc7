package dev.amana.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.platform.Ids;
import dev.amana.platform.eventstore.BatchEnd.Step;
import dev.amana.platform.sample.SampleApplication;
import dev.amana.platform.sample.TallyCommand.OpenTally;
import dev.amana.platform.sample.TallyCommand.RaiseTally;
import dev.amana.platform.sample.TallyEvent.TallyOpened;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
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
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of a batch of events one of which the database refuses: PostgreSQL then refuses all of its transaction. */
class ProcessorFailureTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int AT_FAULT = 13;
    private static final int AT_FAULT_FOR_NOW = 14;
    private static final int AT_THE_END = 15;
    private static ConfigurableApplicationContext service;

    @BeforeAll
    static void start() {
        service = SampleApplication.start(SampleApplication.newDatabase(), Handlers.class);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void ofABatchThatBreaksARuleOfTheTableOnlyTheOneAtFaultIsPutAside() {
        List<String> opened = openWhileStopped(Gathering.GROUP, AT_FAULT);
        String atFault = opened.get(5);
        await().atMost(PATIENCE).until(() -> deadLetters(Gathering.GROUP, atFault) == 1);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(rows("gathered"))
                        .containsAll(without(opened, atFault))
                        .doesNotContain(atFault));
        assertThat(deadLetters(Gathering.GROUP, opened.getFirst())).isZero();
    }

    @Test
    void anEventAtWhichAHandlersStatementFailsIsPutAsideWithNothingOfItWrittenAndTheOthersGoOn() {
        List<String> opened = openWhileStopped(Writing.GROUP, AT_FAULT);
        String atFault = opened.get(5);
        await().atMost(PATIENCE).until(() -> deadLetters(Writing.GROUP, atFault) == 1);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(rows("written"))
                        .containsAll(without(opened, atFault))
                        .doesNotContain(atFault));
        assertThat(rows("written").stream().filter(opened.getFirst()::equals)).hasSize(2);
        assertThat(rows("noted")).containsAll(without(opened, atFault)).doesNotContain(atFault);
    }

    @Test
    void whatFailsAgainKeepsNothingElseFromBeingHandledOnceMore() {
        String atFault = openWhileStopped(Writing.GROUP, AT_FAULT).get(5);
        List<String> opened = openWhileStopped(Writing.GROUP, AT_FAULT_FOR_NOW);
        String healed = opened.get(5);
        await().atMost(PATIENCE)
                .until(() -> deadLetters(Writing.GROUP, atFault) + deadLetters(Writing.GROUP, healed) == 2);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(rows("noted"))
                        .containsAll(without(opened, healed))
                        .doesNotContain(atFault, healed));
        service.getBean(JdbcClient.class)
                .sql("alter table written drop constraint for_now")
                .update();

        service.getBean(ProjectionDeadLetters.class).retryAll();

        assertThat(rows("written")).contains(healed).doesNotContain(atFault);
        assertThat(deadLetters(Writing.GROUP, healed)).isZero();
        assertThat(deadLetters(Writing.GROUP, atFault)).isEqualTo(1);
    }

    @Test
    void whatFailsForAReasonThatPassesIsRepeatedAndNothingIsPutAside() {
        service.getBean(Gathering.class).failures.set(1);
        List<String> opened = openWhileStopped(Gathering.GROUP, 1_000);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(rows("gathered")).containsAll(opened));
        assertThat(opened).allMatch(id -> deadLetters(Gathering.GROUP, id) == 0);
    }

    @Test
    void commandsOfABatchAreStoredOnceEachWhetherTheyAreSentFromItsHandlersOrAtItsEnd() {
        List<String> opened = openWhileStopped(Deciding.GROUP, AT_THE_END);
        awaitRaised(opened);
        assertThat(opened).allMatch(id -> deadLetters(Deciding.GROUP, id) == 0);
    }

    @Test
    void aBatchThatDecidesNothingBeforeItsEndIsDoneOnce() {
        List<String> opened = openWhileStopped(
                Deciding.GROUP, Stream.generate(() -> AT_THE_END).limit(11));
        awaitRaised(opened);
        // These are for later batches of either segment.
        List<String> after = Stream.generate(() -> open(AT_THE_END)).limit(11).toList();
        awaitRaised(after);
        assertThat(service.getBean(Deciding.class).tries)
                .doesNotHaveDuplicates()
                .containsAll(opened);
    }

    private static void awaitRaised(List<String> opened) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(opened)
                        .allSatisfy(id -> assertThat(raised(id)).isEqualTo(1)));
    }

    /** Eleven that come in one batch, of which that in the middle has another limit. */
    private static List<String> openWhileStopped(String group, int limit) {
        return openWhileStopped(group, Stream.of(1, 1, 1, 1, 1, limit, 1, 1, 1, 1, 1));
    }

    private static List<String> openWhileStopped(String group, Stream<Integer> limits) {
        StreamingEventProcessor processor = service.getBean(EventProcessingConfiguration.class)
                .eventProcessor(group, StreamingEventProcessor.class)
                .orElseThrow();
        processor.shutDown();
        List<String> opened = limits.map(ProcessorFailureTest::open).toList();
        processor.start();
        return opened;
    }

    private static String open(int limit) {
        String id = service.getBean(Ids.class).next();
        service.getBean(CommandGateway.class).sendAndWait(new OpenTally(id, limit));
        return id;
    }

    private static List<String> without(List<String> all, String one) {
        return all.stream().filter(id -> !id.equals(one)).toList();
    }

    private static long deadLetters(String group, String id) {
        return service.getBean(JdbcClient.class)
                .sql("select count(*) from projection_dead_letter where processing_group = ? and aggregate_id = ?")
                .params(group, id)
                .query(Long.class)
                .single();
    }

    private static long raised(String id) {
        return service.getBean(JdbcClient.class)
                .sql("select count(*) from event where aggregate_id = ? and payload_type = 'sample.tally-raised'")
                .param(id)
                .query(Long.class)
                .single();
    }

    private static List<String> rows(String table) {
        return service.getBean(JdbcClient.class)
                .sql("select tally_id from " + table)
                .query(String.class)
                .list();
    }

    @Configuration
    static class Handlers {
        @Bean
        Gathering gathering(JdbcClient jdbc, BatchEnd batchEnd) {
            return new Gathering(jdbc, batchEnd);
        }

        @Bean
        Writing writing(JdbcClient jdbc, BatchEnd batchEnd) {
            return new Writing(jdbc, batchEnd);
        }

        @Bean
        Deciding deciding(CommandGateway commands, BatchEnd batchEnd) {
            return new Deciding(commands, batchEnd);
        }
    }

    /** Raises tallies as far as they go: most at once, some at the end of the batch. */
    @ProcessingGroup(Deciding.GROUP)
    static class Deciding {
        static final String GROUP = "sample.deciding";

        final List<String> tries = new CopyOnWriteArrayList<>();
        private final CommandGateway commands;
        private final BatchEnd batchEnd;
        private final Step<TallyOpened> raising = new Step<>(1, opened -> opened.forEach(this::raise));

        Deciding(CommandGateway commands, BatchEnd batchEnd) {
            this.commands = commands;
            this.batchEnd = batchEnd;
        }

        @EventHandler
        void on(TallyOpened event) {
            if (event.limit() == AT_THE_END) {
                batchEnd.add(raising, event);
            } else if (event.limit() == 1) {
                raise(event);
            }
        }

        private void raise(TallyOpened event) {
            tries.add(event.tallyId());
            commands.sendAndWait(new RaiseTally(event.tallyId(), event.limit(), null));
        }
    }

    /** Writes the events of a batch with one statement, and rows before that which must not be left of a failed one. */
    @ProcessingGroup(Gathering.GROUP)
    static class Gathering {
        static final String GROUP = "sample.gathering";

        final AtomicInteger failures = new AtomicInteger();
        private final JdbcClient jdbc;
        private final BatchEnd batchEnd;
        private final Step<TallyOpened> opening = new Step<>(1, this::write);

        Gathering(JdbcClient jdbc, BatchEnd batchEnd) {
            this.jdbc = jdbc;
            this.batchEnd = batchEnd;
            jdbc.sql("create table gathered (tally_id text, tally_limit int check (tally_limit <> " + AT_FAULT + "))")
                    .update();
        }

        @EventHandler
        void on(TallyOpened event) {
            batchEnd.add(opening, event);
        }

        private void write(List<TallyOpened> opened) {
            if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new CannotAcquireLockException("it passes");
            }
            jdbc.sql("insert into gathered select id, 1 from unnest(?::text[]) as row (id)")
                    .param(opened.stream().map(TallyOpened::tallyId).toArray(String[]::new))
                    .update();
            jdbc.sql("insert into gathered select * from unnest(?::text[], ?::int[])")
                    .params(
                            opened.stream().map(TallyOpened::tallyId).toArray(String[]::new),
                            opened.stream().map(TallyOpened::limit).toArray(Integer[]::new))
                    .update();
        }
    }

    /** Writes two rows for each event, of which the second may be refused, and gathers a note of it before that. */
    @ProcessingGroup(Writing.GROUP)
    static class Writing {
        static final String GROUP = "sample.writing";
        private final JdbcClient jdbc;
        private final BatchEnd batchEnd;
        private final Step<String> noting = new Step<>(1, this::note);

        Writing(JdbcClient jdbc, BatchEnd batchEnd) {
            this.jdbc = jdbc;
            this.batchEnd = batchEnd;
            jdbc.sql("create table noted (tally_id text)").update();
            jdbc.sql("create table written (tally_id text, tally_limit int check (tally_limit <> " + AT_FAULT
                            + "), constraint for_now check (tally_limit <> " + AT_FAULT_FOR_NOW + "))")
                    .update();
        }

        @EventHandler
        void on(TallyOpened event) {
            batchEnd.add(noting, event.tallyId());
            if (event.limit() == AT_FAULT_FOR_NOW) {
                batchEnd.finish();
            }
            write(event.tallyId(), 1);
            write(event.tallyId(), event.limit());
        }

        private void note(List<String> ids) {
            jdbc.sql("insert into noted select unnest(?::text[])")
                    .param((Object) ids.toArray(String[]::new))
                    .update();
        }

        private void write(String id, int limit) {
            jdbc.sql("insert into written values (?, ?)").params(id, limit).update();
        }
    }
}
