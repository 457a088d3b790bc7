package dev.amana.messaging.confirmation;

import dev.amana.platform.BackgroundLoop;
import dev.amana.platform.erasure.ErasureParticipant;
import dev.amana.platform.personal.RetentionClass;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What happens to unanswered questions by itself. */
@Configuration(proxyBeanMethods = false)
class ConfirmationConfiguration {
    private static final Duration PAUSE = Duration.ofMinutes(10);

    @Bean
    BackgroundLoop confirmationExpiry(Confirmations confirmations) {
        return new BackgroundLoop("confirmation-expiry", PAUSE, confirmations::expire);
    }

    @Bean
    ErasureParticipant heldMailErasure(HeldMailRows mails) {
        return (partyId, classes) -> {
            if (classes.contains(RetentionClass.CORRESPONDENCE.wireName())) {
                mails.forget(partyId);
            }
        };
    }
}
