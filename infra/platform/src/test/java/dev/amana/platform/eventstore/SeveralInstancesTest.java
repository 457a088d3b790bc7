package dev.amana.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.amana.platform.Ids;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.RetentionClass;
import dev.amana.platform.sample.SampleApplication;
import dev.amana.platform.sample.TallyCommand.LowerTally;
import dev.amana.platform.sample.TallyCommand.OpenTally;
import dev.amana.platform.sample.TallyCommand.RaiseTally;
import dev.amana.platform.sample.TallyIsFull;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two instances of one service on one database, each with its own cache. */
class SeveralInstancesTest {
    private static ConfigurableApplicationContext first;
    private static ConfigurableApplicationContext second;

    @BeforeAll
    static void startTwo() {
        String database = SampleApplication.newDatabase();
        first = SampleApplication.start(database);
        second = SampleApplication.start(database);
    }

    @AfterAll
    static void stopBoth() {
        second.close();
        first.close();
    }

    @Test
    void rejectionDecidedOnStaleStateIsDecidedAgainOnFreshState() {
        String id = open(first, 10);
        raise(first, id, 10);
        assertThatThrownBy(() -> raise(first, id, 1)).isInstanceOf(TallyIsFull.class);
        raise(first, lower(second, id, 4), 1); // the first instance's cache still says: full
        assertThat(sum(id)).isEqualTo(7);
    }

    @Test
    void trueRejectionStaysARejection() {
        String id = open(first, 1);
        raise(second, id, 1);
        assertThatThrownBy(() -> raise(second, id, 1)).isInstanceOfSatisfying(TallyIsFull.class, full -> {
            assertThat(full.slug()).isEqualTo("tally-is-full");
            assertThat(full.arguments()).containsExactly(1);
        });
    }

    @Test
    void nothingToDoOnStaleStateIsDecidedAgainOnFreshState() {
        String id = open(first, 10);
        lower(first, id, 1); // caches sum 0
        raise(second, id, 5);
        lower(first, id, 2);
        assertThat(sum(id)).isEqualTo(3);
    }

    @Test
    void withinABatchNothingToDoOnStaleStateIsDecidedAgainOnFreshState() {
        String id = open(first, 10);
        lower(first, id, 1); // caches sum 0
        raise(second, id, 5);
        DefaultUnitOfWork.startAndGet(new GenericEventMessage<>("as a processor does"))
                .execute(() -> lower(first, id, 2));
        assertThat(sum(id)).isEqualTo(3);
    }

    @Test
    void acceptedCommandOnStaleStateIsRetriedOnFreshState() {
        String id = open(first, 100);
        for (int i = 0; i < 10; i++) {
            raise(first, id, 1);
            raise(second, id, 1);
        }
        assertThat(sum(id)).isEqualTo(20);
    }

    @Test
    void whoeverIsStillThereSaysSoAndNotForAnother() {
        TokenStore tokens = first.getBean(TokenStore.class);
        JdbcClient jdbc = first.getBean(JdbcClient.class);
        tokens.initializeTokenSegments("test.idle", 1);
        tokens.fetchToken("test.idle", 0);
        jdbc.sql("update processor_token set updated_at = 'long ago' where processor_name = 'test.idle'")
                .update();
        tokens.extendClaim("test.idle", 0);
        assertThat(jdbc.sql("select updated_at from processor_token where processor_name = 'test.idle'")
                        .query(String.class)
                        .single())
                .isNotEqualTo("long ago");
        jdbc.sql("update processor_token set owner = 'another' where processor_name = 'test.idle'")
                .update();
        assertThatThrownBy(() -> tokens.extendClaim("test.idle", 0)).isInstanceOf(UnableToClaimTokenException.class);
    }

    @Test
    void openingTwiceIsHarmless() {
        String id = open(first, 3);
        gateway(second).sendAndWait(new OpenTally(id, 99));
        gateway(first).sendAndWait(new OpenTally(id, 99));
        assertThat(events(id)).isEqualTo(1);
    }

    @Test
    void eventsAreStoredUnderTheirOwnNamesAndSealed() {
        String id = open(first, 3);
        raise(first, id, 1);
        String stored = jdbc().sql("select payload_type || ' ' || convert_from(payload, 'UTF8') from event"
                        + " where aggregate_id = ? and sequence_number = 1")
                .param(id)
                .query(String.class)
                .single();
        assertThat(stored)
                .startsWith("sample.tally-raised {")
                .doesNotContain("a secret")
                .contains("\"ciphertext\"");
    }

    private static String open(ConfigurableApplicationContext instance, int limit) {
        String id = instance.getBean(Ids.class).next();
        gateway(instance).sendAndWait(new OpenTally(id, limit));
        return id;
    }

    private static void raise(ConfigurableApplicationContext instance, String id, int by) {
        Personal note = Personal.of("party-1", RetentionClass.CORRESPONDENCE, "a secret");
        gateway(instance).sendAndWait(new RaiseTally(id, by, note));
    }

    private static String lower(ConfigurableApplicationContext instance, String id, int by) {
        gateway(instance).sendAndWait(new LowerTally(id, by));
        return id;
    }

    private static int sum(String id) {
        return jdbc().sql("select sum(case payload_type when 'sample.tally-raised' then 1 else -1 end"
                        + " * (convert_from(payload, 'UTF8')::json ->> 'by')::int) from event"
                        + " where aggregate_id = ? and payload_type <> 'sample.tally-opened'")
                .param(id)
                .query(Integer.class)
                .single();
    }

    private static long events(String id) {
        return jdbc().sql("select count(*) from event where aggregate_id = ?")
                .param(id)
                .query(Long.class)
                .single();
    }

    private static CommandGateway gateway(ConfigurableApplicationContext instance) {
        return instance.getBean(CommandGateway.class);
    }

    private static JdbcClient jdbc() {
        return first.getBean(JdbcClient.class);
    }
}
