package dev.amana.platform.eventstore;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.serialization.jackson3.Jackson3SerializerCustomizer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.axonframework.springboot.autoconfig.AxonAutoConfiguration;
import org.axonframework.springboot.autoconfig.EventProcessingAutoConfiguration;
import org.axonframework.springboot.autoconfig.InfraConfiguration;
import org.axonframework.springboot.autoconfig.TransactionAutoConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/**
 * Everything Axon needs on PostgreSQL, each part declared: a missing one would silently be replaced by one without
 * transactions.
 */
@AutoConfiguration(
        before = {
            AxonAutoConfiguration.class,
            EventProcessingAutoConfiguration.class,
            InfraConfiguration.class,
            TransactionAutoConfiguration.class
        },
        after = DataSourceTransactionManagerAutoConfiguration.class)
public class EventStoreConfiguration {
    @Bean
    TransactionManager axonTransactionManager(PlatformTransactionManager transactions) {
        return new SpringTransactionManager(transactions);
    }

    /**
     * Not the wrapper that keeps a connection for as long as a unit of work lives: a command that waits for its commit
     * would hold one for nothing.
     */
    @Bean
    ConnectionProvider axonConnectionProvider(DataSource source) {
        return new SpringDataSourceConnectionProvider(source);
    }

    @Bean
    PersistenceExceptionResolver persistenceExceptionResolver() {
        return SqlStates::isUniqueViolation;
    }

    @Bean
    @Qualifier("eventSerializer")
    EventSerializer eventSerializer(ObjectProvider<EventCatalog> catalogs, ObjectProvider<JacksonModule> modules) {
        return new EventSerializer(
                catalogs.stream().toList(), modules.orderedStream().toList());
    }

    /** Jackson 3 reads back Axon's ReplayToken, whose context may be of any type, only where a validator allows it. */
    @Bean
    Jackson3SerializerCustomizer tokenTypes() {
        return json -> json.polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder()
                .allowIfSubType("org.axonframework.")
                .allowIfSubType("dev.amana.")
                .allowIfSubType("java.lang.")
                .build());
    }

    /**
     * The writer has a connection of its own: if it took one from the pool, callers that hold theirs while they wait
     * for it could exhaust the pool and wait forever.
     */
    @Bean(destroyMethod = "close")
    EventWriter eventWriter(DataSource source, Environment environment, MeterRegistry meters) {
        return new EventWriter(
                writerSource(source),
                environment.getRequiredProperty("amana.event-store.batch-limit", Integer.class),
                environment.getRequiredProperty("amana.event-store.queue-capacity", Integer.class),
                meters);
    }

    private static DataSource writerSource(DataSource source) {
        if (!(source instanceof HikariDataSource pool)) {
            return source;
        }
        HikariConfig config = new HikariConfig();
        pool.copyStateTo(config);
        config.setPoolName("event-writer");
        config.setMaximumPoolSize(1);
        config.setMinimumIdle(1);
        config.setAutoCommit(true);
        return new HikariDataSource(config);
    }

    @Bean
    PostgresEventStorageEngine eventStorageEngine(
            EventWriter writer,
            JdbcClient jdbc,
            @Qualifier("eventSerializer") EventSerializer serializer,
            ObjectProvider<EventUpcaster> upcasters) {
        return new PostgresEventStorageEngine(
                writer.commits(),
                jdbc,
                serializer,
                new EventUpcasterChain(upcasters.orderedStream().toList()));
    }

    @Bean
    NewAggregates newAggregates(JdbcClient jdbc) {
        return new NewAggregates(jdbc);
    }

    @Bean
    BatchEnd batchEnd(PlatformTransactionManager transactions) {
        return new BatchEnd(new NestedTransactions(transactions));
    }

    @Bean
    RightOfWay rightOfWay() {
        return new RightOfWay();
    }

    @Bean(destroyMethod = "close")
    @Qualifier("eventStore")
    WakingEventStore eventStore(PostgresEventStorageEngine engine, RightOfWay rightOfWay, Environment environment) {
        return new WakingEventStore(
                new WakingEventStore.Settings(),
                engine,
                rightOfWay,
                Duration.ofMillis(
                        environment.getRequiredProperty("amana.event-store.poll-interval-millis", Long.class)));
    }

    @Bean
    CommandTargetResolver commandTargets() {
        return new CommandTargets();
    }

    @Bean
    AggregateCache aggregateCache(Environment environment) {
        return new AggregateCache(
                environment.getRequiredProperty("amana.event-store.cached-aggregates", Integer.class));
    }

    @Bean
    @Qualifier("localSegment")
    CommandBus commandBus(MeterRegistry meters, ObjectProvider<CorrelationDataProvider> correlation) {
        SimpleCommandBus.Builder settings =
                SimpleCommandBus.builder().transactionManager(NoTransactionManager.INSTANCE);
        RedecidingCommandBus bus = new RedecidingCommandBus(settings, meters);
        List<CorrelationDataProvider> providers = correlation.orderedStream().toList();
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(providers));
        return bus;
    }
}
