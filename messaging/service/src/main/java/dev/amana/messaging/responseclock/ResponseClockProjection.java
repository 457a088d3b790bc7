package dev.amana.messaging.responseclock;

import dev.amana.messaging.conversation.ConversationEvent.AnswerNotNeeded;
import dev.amana.messaging.conversation.ConversationEvent.MessageFailed;
import dev.amana.messaging.conversation.ConversationEvent.MessageReceived;
import dev.amana.messaging.conversation.ConversationEvent.MessageReleased;
import dev.amana.messaging.conversation.ConversationEvent.MessageWithheld;
import dev.amana.messaging.conversation.ConversationEvent.ResponseOverdue;
import dev.amana.messaging.conversation.Role;
import dev.amana.platform.eventstore.BatchEnd;
import dev.amana.platform.eventstore.BatchEnd.Step;
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
    private final BatchEnd batchEnd;
    private final Step<MessageReceived> asking;
    private final Step<MessageReleased> releasing;

    ResponseClockProjection(QuestionRows rows, ResponseClockProperties properties, BatchEnd batchEnd) {
        this.rows = rows;
        this.batchEnd = batchEnd;
        asking = new Step<>(1, rows::addQuestions);
        releasing = new Step<>(2, released -> {
            rows.start(released, properties.answerWithin());
            rows.releaseAnswers(released);
        });
    }

    @EventHandler
    void on(MessageReceived event) {
        if (event.byMachine()) {
            return;
        }
        if (event.author().role() == Role.BUYER) {
            batchEnd.add(asking, event);
        } else if (event.author().role() == Role.SELLER) {
            rows.addAnswer(event);
        }
    }

    @EventHandler
    void on(MessageReleased event) {
        batchEnd.add(releasing, event);
    }

    @EventHandler
    void on(MessageWithheld event) {
        batchEnd.finish();
        boolean forGood = switch (event.because()) {
            case HELD, AWAITS_SCAN, SENDER_SUSPENDED -> false;
            case BLOCKED, REVEALS_IDENTITY, NOT_RELAYABLE, INFECTED, NOT_SCANNED -> true;
        };
        rows.stop(event.messageId(), "WAITING");
        rows.withholdAnswer(event.messageId(), event.conversationId(), forGood);
    }

    /** A question that came back was not read. An answer that came back was given. */
    @EventHandler
    void on(MessageFailed event) {
        batchEnd.finish();
        rows.stop(event.messageId(), "VOID");
    }

    @EventHandler
    void on(AnswerNotNeeded event) {
        batchEnd.finish();
        rows.dismiss(event.messageId(), event.at());
    }

    @EventHandler
    void on(ResponseOverdue event) {
        batchEnd.finish();
        rows.overdue(event.messageId(), event.overdueAt());
    }

    @ResetHandler
    void reset() {
        rows.clear();
    }
}
