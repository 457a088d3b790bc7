package dev.amana.payments.paycode;

import dev.amana.platform.eventstore.EventCatalog;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Registers the stored names of this context's domain events. */
@Configuration(proxyBeanMethods = false)
class PayCodeEvents {
    @Bean
    EventCatalog paymentsEvents() {
        return new EventCatalog(PayCodeEvent.class);
    }
}
