package dev.amana.platform.audit;

import dev.amana.platform.BackgroundLoop;
import dev.amana.platform.personal.PersonalConfiguration;
import dev.amana.platform.personal.Vault;
import dev.amana.platform.publication.PublishedJson;
import dev.amana.platform.publication.TopicConfiguration;
import dev.amana.platform.time.TimeConfiguration;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The audit trail and its publication. */
@AutoConfiguration(
        after = {
            PersonalConfiguration.class,
            TimeConfiguration.class,
            TopicConfiguration.class,
            JdbcClientAutoConfiguration.class,
            KafkaAutoConfiguration.class
        })
public class AuditConfiguration {
    /** Entries of other instances, and those whose publication failed, are noticed this late. */
    private static final Duration POLL = Duration.ofSeconds(5);

    @Bean
    AuditTable auditTable(Environment environment, JdbcClient jdbc) {
        return new AuditTable(environment.getRequiredProperty("amana.context"), jdbc);
    }

    @Bean
    BackgroundLoop auditPublication(
            Environment environment,
            AuditTable table,
            PlatformTransactionManager transactions,
            KafkaTemplate<String, byte[]> kafka,
            PublishedJson json) {
        AuditPublisher publisher = new AuditPublisher(
                environment.getRequiredProperty("amana.context"),
                table,
                new TransactionTemplate(transactions),
                kafka,
                json);
        return new BackgroundLoop("audit-publication", POLL, publisher::publish);
    }

    @Bean
    AuditTrail auditTrail(
            Environment environment,
            AuditTable table,
            Vault vault,
            Clock clock,
            PlatformTransactionManager transactions,
            BackgroundLoop auditPublication) {
        return new AuditTrail(
                environment.getRequiredProperty("amana.context"),
                table,
                vault,
                clock,
                new TransactionTemplate(transactions),
                auditPublication::wake);
    }
}
