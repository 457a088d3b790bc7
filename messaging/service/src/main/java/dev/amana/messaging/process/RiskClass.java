package dev.amana.messaging.process;

import dev.amana.messaging.conversation.ConversationEvent.MessageReceived;
import dev.amana.messaging.conversation.Role;
import java.time.Duration;
import java.util.Locale;

/** What is at stake with a message that no verdict comes for. */
enum RiskClass {
    /** Customer service writes, in the marketplace's name. Never without a verdict, whatever is configured. */
    STAFF(false, Duration.ofMinutes(1)),
    /** It carries files, or text that only some mail programs show. */
    WITH_FILES(false, Duration.ofMinutes(1)),
    /** To customer service, who know what people write. */
    TO_STAFF(true, Duration.ofMinutes(2)),
    /** Plain text from one user to another. */
    BETWEEN_PARTIES(true, Duration.ofMinutes(10));

    private final boolean failOpen;
    private final Duration deadline;

    RiskClass(boolean failOpen, Duration deadline) {
        this.failOpen = failOpen;
        this.deadline = deadline;
    }

    static RiskClass of(MessageReceived message) {
        if (message.author().role() == Role.AGENT) {
            return STAFF;
        }
        if (!message.content().attachments().isEmpty() || message.content().hidden() != null) {
            return WITH_FILES;
        }
        return message.recipient().role() == Role.AGENT ? TO_STAFF : BETWEEN_PARTIES;
    }

    boolean failsOpenUnlessSaid() {
        return failOpen;
    }

    Duration usualDeadline() {
        return deadline;
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
