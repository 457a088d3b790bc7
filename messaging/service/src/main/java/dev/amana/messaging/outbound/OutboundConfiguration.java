package dev.amana.messaging.outbound;

import dev.amana.platform.blob.BlobStore;
import dev.amana.platform.erasure.ErasureParticipant;
import dev.amana.platform.personal.Vault;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the queue together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({OutboundProperties.class, DkimProperties.class})
class OutboundConfiguration {

    /** Everything that belongs to the queue; only some of it is for others. */
    @Bean
    OutboundAssembly outboundAssembly(
            OutboundProperties settings,
            @Value("${amana.messaging.alias-domain:alias.amana.test}") String aliasDomain,
            DataSource database,
            Vault vault,
            BlobStore blobs,
            ObjectProvider<DeliveryListener> listener,
            ObjectProvider<AttemptGate> gate,
            ObjectProvider<ReturnListener> returns,
            Signing signing,
            MeterRegistry meters,
            Clock clock) {
        return new OutboundAssembly(
                settings,
                aliasDomain,
                database,
                vault,
                blobs::get,
                blobs::deleteAll,
                listener::getObject,
                gate::getIfAvailable,
                returns::getIfAvailable,
                signing.signer(),
                meters,
                clock);
    }

    @Bean
    Signing signing(
            DkimProperties settings, @Value("${amana.messaging.alias-domain:alias.amana.test}") String aliasDomain) {
        return Signing.of(settings, aliasDomain);
    }

    @Bean
    OutboundQueue outboundQueue(OutboundAssembly assembly) {
        return assembly.queue();
    }

    @Bean
    OutboundDesk outboundDesk(OutboundAssembly assembly) {
        return assembly.desk();
    }

    @Bean
    Bounces bounces(OutboundAssembly assembly) {
        return assembly.bounces();
    }

    @Bean
    OutboundWorkers outboundWorkers(OutboundAssembly assembly) {
        return assembly.workers();
    }

    @Bean
    ErasureParticipant outboundErasure(OutboundAssembly assembly) {
        return (party, classes) -> assembly.reports().forget(party);
    }
}
