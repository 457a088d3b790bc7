package dev.amana.moderation.external;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Nobody is asked unless an address is configured. */
@Configuration(proxyBeanMethods = false)
class ExternalClassifierConfiguration {
    @Bean
    @ConditionalOnExpression("'${amana.moderation.external-classifier.url:}' != ''")
    ExternalClassifier externalClassifier(ExternalClassifierProperties properties, Clock clock) {
        return new HttpClassifier(properties, clock);
    }

    @Bean
    ExternalSignals externalSignals(ObjectProvider<ExternalClassifier> classifier, MeterRegistry meters) {
        return new ExternalSignals(classifier.getIfAvailable(), meters);
    }
}
