package dev.amana.platform.erasure;

import dev.amana.platform.BackgroundLoop;
import dev.amana.platform.personal.PersonalConfiguration;
import dev.amana.platform.personal.Vault;
import dev.amana.platform.personal.VaultDatabase;
import dev.amana.platform.publication.PublishedJson;
import dev.amana.platform.publication.TopicConfiguration;
import dev.amana.platform.time.TimeConfiguration;
import dev.amana.published.ErasureRequested;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Every context hears erasures; the gateway alone causes them. */
@AutoConfiguration(
        after = {
            PersonalConfiguration.class,
            TimeConfiguration.class,
            TopicConfiguration.class,
            JdbcClientAutoConfiguration.class,
            KafkaAutoConfiguration.class
        })
public class ErasureConfiguration {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    @Bean
    ErasureTopic erasureTopic(Environment environment, KafkaTemplate<String, byte[]> kafka, PublishedJson json) {
        return new ErasureTopic(environment.getRequiredProperty("amana.context"), kafka, json);
    }

    @Bean(destroyMethod = "close")
    ErasureListener erasureListener(
            ConsumerFactory<String, byte[]> consumers,
            ErasureTopic topic,
            Vault vault,
            ObjectProvider<ErasureParticipant> participants,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Clock clock,
            ObjectProvider<Erasure> erasure,
            MeterRegistry meters) {
        ErasureHandling handling = new ErasureHandling(
                vault,
                participants.orderedStream().toList(),
                new ErasureLedger(jdbc),
                topic,
                new TransactionTemplate(transactions),
                clock);
        Consumer<ErasureRequested> first = request -> erasure.ifAvailable(each -> each.reapply(request));
        return new ErasureListener(
                consumers, topic, handling, first, meters.counter("amana.erasure.unreadable.records"));
    }

    @Bean
    BackgroundLoop erasureListening(ErasureListener listener) {
        return new BackgroundLoop("erasure-listening", PAUSE, listener::poll);
    }

    /** Needs the gateway's database role: no other may delete keys. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "amana.context", havingValue = "gateway")
    static class Authority {
        @Bean
        ErasureList erasureList(VaultDatabase database) {
            return new ErasureList(database.jdbc());
        }

        @Bean
        BackgroundLoop erasureAnnouncement(ErasureList list, ErasureTopic topic) {
            return new BackgroundLoop("erasure-announcement", PAUSE, new ErasureAnnouncer(list, topic)::announce);
        }

        @Bean
        Erasure erasure(
                VaultDatabase database,
                Vault vault,
                ErasureList list,
                Clock clock,
                BackgroundLoop erasureAnnouncement) {
            return new Erasure(database, vault, list, clock, erasureAnnouncement::wake);
        }
    }
}
