package dev.amana.messaging;

import dev.amana.messaging.claim.ClaimEvent;
import dev.amana.messaging.conversation.ConversationEvent;
import dev.amana.messaging.mime.MailReader;
import dev.amana.messaging.mime.RecentMails;
import dev.amana.messaging.mime.RelayComposer;
import dev.amana.messaging.optout.ContactPreferenceEvent;
import dev.amana.messaging.receipt.StrayMessageEvent;
import dev.amana.platform.eventstore.EventCatalog;
import jakarta.mail.util.StreamProvider;
import org.eclipse.angus.mail.util.MailStreamProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the platform has to know of this service, and the parts that know nothing of Spring. */
@Configuration(proxyBeanMethods = false)
class MessagingConfiguration {

    @Bean
    EventCatalog eventCatalog() {
        return new EventCatalog(
                ContactPreferenceEvent.class, ConversationEvent.class, ClaimEvent.class, StrayMessageEvent.class);
    }

    @Bean
    MailReader mailReader(AttachmentProperties attachments) {
        return new MailReader(attachments.policy(), attachments.mostScreenedBytes());
    }

    @Bean
    RecentMails recentMails() {
        return new RecentMails();
    }

    /**
     * Names the one stream provider there is: otherwise Jakarta Mail searches every jar for it, at each part of each mail,
     * which takes a hundred times as long as reading the headers.
     */
    @Bean
    RelayComposer relayComposer(MailReader reader, AttachmentProperties attachments) {
        System.getProperties().putIfAbsent(StreamProvider.class.getName(), MailStreamProvider.class.getName());
        return new RelayComposer(reader, attachments.policy());
    }
}
