package dev.amana.messaging.responseclock;

import dev.amana.messaging.conversation.ConversationEvent.AnswerNotNeeded;
import dev.amana.messaging.conversation.ConversationEvent.MessageFailed;
import dev.amana.messaging.conversation.ConversationEvent.MessageReceived;
import dev.amana.messaging.conversation.ConversationEvent.MessageReleased;
import dev.amana.messaging.conversation.ConversationEvent.MessageWithheld;
import dev.amana.messaging.conversation.ConversationEvent.ResponseOverdue;
import dev.amana.messaging.conversation.Role;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/**
 * What the events themselves say about a question. The rows are a projection: while it is built again, or lags, questions
 * look open that were answered long ago. So whoever is about to tell somebody that an answer is missing asks here first.
 */
@Component
public class QuestionHistory {
    private final EventStore events;

    QuestionHistory(EventStore events) {
        this.events = events;
    }

    /** Whether the seller can read the question, and there is no answer, nor one that is still being screened. */
    public boolean stillOpen(Question question) {
        Reading reading = new Reading(question);
        events.readEvents(question.conversationId()).asStream().forEach(event -> reading.add(event.getPayload()));
        return reading.stillOpen();
    }

    private enum Fate {
        PENDING,
        LET_THROUGH,
        REFUSED
    }

    private static final class Reading {
        private final Question question;
        private final Map<String, Instant> written = new HashMap<>();
        private final Map<String, Fate> fates = new HashMap<>();
        private boolean readable;
        private boolean settled;

        Reading(Question question) {
            this.question = question;
        }

        void add(Object event) {
            switch (event) {
                case MessageReceived received
                when received.author().role() == Role.SELLER && !received.byMachine() -> {
                    written.put(received.messageId(), received.receivedAt());
                    fates.put(received.messageId(), Fate.PENDING);
                }
                case MessageReleased released -> moved(released.messageId(), Fate.LET_THROUGH);
                case MessageWithheld withheld -> moved(withheld.messageId(), fate(withheld));
                case MessageFailed failed when isQuestion(failed.messageId()) -> readable = false;
                case AnswerNotNeeded dismissed when isQuestion(dismissed.messageId()) -> settled = true;
                case ResponseOverdue told when isQuestion(told.messageId()) -> settled = true;
                default -> {
                    // Nothing about questions.
                }
            }
        }

        private static Fate fate(MessageWithheld withheld) {
            boolean mayPass = switch (withheld.because()) {
                case HELD, AWAITS_SCAN, SENDER_SUSPENDED -> true;
                case BLOCKED, REVEALS_IDENTITY, NOT_RELAYABLE, INFECTED, NOT_SCANNED -> false;
            };
            return mayPass ? Fate.PENDING : Fate.REFUSED;
        }

        private void moved(String messageId, Fate fate) {
            if (isQuestion(messageId)) {
                readable = fate == Fate.LET_THROUGH;
            }
            fates.computeIfPresent(messageId, (id, before) -> fate);
        }

        private boolean isQuestion(String messageId) {
            return messageId.equals(question.messageId());
        }

        boolean stillOpen() {
            return readable
                    && !settled
                    && written.entrySet().stream().noneMatch(message -> answers(message.getKey(), message.getValue()));
        }

        private boolean answers(String messageId, Instant at) {
            if (at.isBefore(question.askedAt())) {
                return false;
            }
            return switch (fates.getOrDefault(messageId, Fate.PENDING)) {
                case LET_THROUGH -> true;
                case PENDING -> !at.isAfter(question.dueAt());
                case REFUSED -> false;
            };
        }
    }
}
