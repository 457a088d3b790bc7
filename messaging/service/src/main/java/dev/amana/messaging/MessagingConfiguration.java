package dev.amana.messaging;

import dev.amana.messaging.conversation.ConversationEvent;
import dev.amana.platform.eventstore.EventCatalog;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the platform has to know of this service. */
@Configuration(proxyBeanMethods = false)
class MessagingConfiguration {

    @Bean
    EventCatalog eventCatalog() {
        return new EventCatalog(ConversationEvent.class);
    }
}
