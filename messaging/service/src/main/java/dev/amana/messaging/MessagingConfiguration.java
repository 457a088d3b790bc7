package dev.amana.messaging;

import dev.amana.messaging.conversation.ConversationEvent;
import dev.amana.messaging.mime.MailReader;
import dev.amana.messaging.mime.RelayComposer;
import dev.amana.platform.eventstore.EventCatalog;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the platform has to know of this service, and the parts that know nothing of Spring. */
@Configuration(proxyBeanMethods = false)
class MessagingConfiguration {

    @Bean
    EventCatalog eventCatalog() {
        return new EventCatalog(ConversationEvent.class);
    }

    @Bean
    MailReader mailReader() {
        return new MailReader();
    }

    @Bean
    RelayComposer relayComposer() {
        return new RelayComposer();
    }
}
