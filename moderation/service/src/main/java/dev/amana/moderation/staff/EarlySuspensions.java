package dev.amana.moderation.staff;

import dev.amana.moderation.screening.ScreeningEvent.MessageScreened;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.EventMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Suspends while the verdict on a threat is still being stored, so that both go to disk, and out, together: on a busy machine that is
 * the longest part of the way. Whoever asked for the verdict sees to the suspension afterwards, so that nothing is lost where
 * this fails; should the verdict not be stored, the message is screened again, with the same verdict and the same suspension.
 */
@Component
class EarlySuspensions {
    private static final Logger log = LoggerFactory.getLogger(EarlySuspensions.class);

    private final WhenThreatIsBlockedThenSuspend suspensions;

    EarlySuspensions(WhenThreatIsBlockedThenSuspend suspensions, EventBus events) {
        this.suspensions = suspensions;
        events.registerDispatchInterceptor(messages -> this::beforeItIsStored);
    }

    private EventMessage<?> beforeItIsStored(Integer number, EventMessage<?> message) {
        if (message.getPayload() instanceof MessageScreened screened && suspensions.concerns(screened)) {
            Thread.ofVirtual().name("suspension").start(() -> suspend(screened));
        }
        return message;
    }

    private void suspend(MessageScreened screened) {
        try {
            suspensions.on(screened);
        } catch (RuntimeException e) {
            log.warn("A suspension was not possible at once", e);
        }
    }
}
