package dev.amana.messaging.evidence;

import dev.amana.messaging.docket.ByConversation;
import dev.amana.platform.BackgroundLoop;
import java.time.Duration;
import org.axonframework.config.ConfigurerModule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EvidenceConfiguration {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    @Bean
    BackgroundLoop evidenceSealing(EvidenceSealer sealer) {
        return new BackgroundLoop("evidence-sealing", PAUSE, sealer::sealSome);
    }

    @Bean
    ConfigurerModule evidenceOrder() {
        return configurer -> configurer
                .eventProcessing()
                .registerSequencingPolicy(WhenClaimLivesThenGatherEvidence.GROUP, config -> new ByConversation());
    }
}
