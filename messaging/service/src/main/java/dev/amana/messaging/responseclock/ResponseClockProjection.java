package dev.amana.messaging.responseclock;

import dev.amana.messaging.conversation.ConversationEvent.AnswerNotNeeded;
import dev.amana.messaging.conversation.ConversationEvent.MessageFailed;
import dev.amana.messaging.conversation.ConversationEvent.MessageReceived;
import dev.amana.messaging.conversation.ConversationEvent.MessageReleased;
import dev.amana.messaging.conversation.ConversationEvent.MessageWithheld;
import dev.amana.messaging.conversation.ConversationEvent.ResponseOverdue;
import dev.amana.messaging.conversation.Role;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.springframework.stereotype.Component;

/** Follows the conversations; a message is a question or an answer by who wrote it, or neither. */
@Component
@ProcessingGroup(ResponseClockProjection.GROUP)
class ResponseClockProjection {
    static final String GROUP = "messaging.response-clock";

    private final QuestionRows rows;
    private final ResponseClockProperties properties;

    ResponseClockProjection(QuestionRows rows, ResponseClockProperties properties) {
        this.rows = rows;
        this.properties = properties;
    }

    @EventHandler
    void on(MessageReceived event) {
        if (event.byMachine()) {
            return;
        }
        if (event.author().role() == Role.BUYER) {
            rows.addQuestion(event);
        } else if (event.author().role() == Role.SELLER) {
            rows.addAnswer(event);
        }
    }

    @EventHandler
    void on(MessageReleased event) {
        rows.start(event.messageId(), event.releasedAt(), event.releasedAt().plus(properties.answerWithin()));
        rows.releaseAnswer(event.messageId(), event.conversationId());
    }

    @EventHandler
    void on(MessageWithheld event) {
        boolean forGood = switch (event.because()) {
            case HELD, AWAITS_SCAN -> false;
            case BLOCKED, REVEALS_IDENTITY, NOT_RELAYABLE, INFECTED, NOT_SCANNED -> true;
        };
        rows.stop(event.messageId(), "WAITING");
        rows.withholdAnswer(event.messageId(), event.conversationId(), forGood);
    }

    /** A question that came back was not read. An answer that came back was given. */
    @EventHandler
    void on(MessageFailed event) {
        rows.stop(event.messageId(), "VOID");
    }

    @EventHandler
    void on(AnswerNotNeeded event) {
        rows.dismiss(event.messageId(), event.at());
    }

    @EventHandler
    void on(ResponseOverdue event) {
        rows.overdue(event.messageId(), event.overdueAt());
    }

    @ResetHandler
    void reset() {
        rows.clear();
    }
}
