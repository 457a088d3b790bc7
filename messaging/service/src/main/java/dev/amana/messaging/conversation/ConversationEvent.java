package dev.amana.messaging.conversation;

import dev.amana.platform.eventstore.StoredAs;
import dev.amana.platform.personal.Personal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened in a conversation. */
public sealed interface ConversationEvent {

    String conversationId();

    /** The marketplace's order, if the conversation is about one. */
    @Nullable
    String orderId();

    @StoredAs("messaging.conversation-opened")
    record ConversationOpened(
            String conversationId,
            Kind kind,
            @Nullable String orderId,
            Member first,
            Member second,
            @Nullable String agentId,
            Instant openedAt)
            implements ConversationEvent {}

    @StoredAs("messaging.agent-assigned")
    record AgentAssigned(String conversationId, @Nullable String orderId, String agentId, Instant assignedAt)
            implements ConversationEvent {}

    /** @param agentId who has the case, and so may write here besides the agent; null once nobody has it */
    @StoredAs("messaging.case-agent-assigned")
    record CaseAgentAssigned(
            String conversationId,
            @Nullable String orderId,
            String caseId,
            @Nullable String agentId,
            Instant assignedAt)
            implements ConversationEvent {}

    /**
     * A message came in and waits for its verdict.
     *
     * @param automatic true where a machine wrote it, such as a vacation reply; absent where a person did
     */
    @StoredAs("messaging.message-received")
    record MessageReceived(
            String conversationId,
            String messageId,
            @Nullable String orderId,
            Kind kind,
            Participant author,
            Participant recipient,
            Channel channel,
            Content content,
            @Nullable Boolean automatic,
            Instant receivedAt)
            implements ConversationEvent {
        /** A message that a person wrote. */
        public MessageReceived(
                String conversationId,
                String messageId,
                @Nullable String orderId,
                Kind kind,
                Participant author,
                Participant recipient,
                Channel channel,
                Content content,
                Instant receivedAt) {
            this(conversationId, messageId, orderId, kind, author, recipient, channel, content, null, receivedAt);
        }

        /** Whether a machine wrote it. Such a message is no answer, and is never answered by us. */
        public boolean byMachine() {
            return Boolean.TRUE.equals(automatic);
        }
    }

    @StoredAs("messaging.verdict-recorded")
    record VerdictRecorded(
            String conversationId,
            String messageId,
            @Nullable String orderId,
            Verdict verdict) implements ConversationEvent {}

    /**
     * The message may go to its recipient.
     *
     * @param revision of the verdict that cleared it; 0 where none had come
     * @param unscreened why it goes without a verdict; absent where there is one
     */
    @StoredAs("messaging.message-released")
    record MessageReleased(
            String conversationId,
            String messageId,
            @Nullable String orderId,
            int revision,
            Instant releasedAt,
            @Nullable Unscreened unscreened)
            implements ConversationEvent {
        public MessageReleased(
                String conversationId, String messageId, @Nullable String orderId, int revision, Instant releasedAt) {
            this(conversationId, messageId, orderId, revision, releasedAt, null);
        }
    }

    /**
     * No verdict came in time, and the message's class is declared fail-open.
     *
     * @param riskClass such as {@code to-staff}
     * @param waitedMillis since it came in
     */
    record Unscreened(String riskClass, long waitedMillis) {}

    @StoredAs("messaging.message-withheld")
    record MessageWithheld(
            String conversationId,
            String messageId,
            @Nullable String orderId,
            WithheldBecause because,
            List<String> details,
            Instant withheldAt)
            implements ConversationEvent {
        public MessageWithheld {
            details = List.copyOf(details);
        }
    }

    @StoredAs("messaging.message-relayed")
    record MessageRelayed(
            String conversationId,
            String messageId,
            @Nullable String orderId,
            int attempts,
            Instant relayedAt) implements ConversationEvent {}

    @StoredAs("messaging.message-failed")
    record MessageFailed(
            String conversationId,
            String messageId,
            @Nullable String orderId,
            String status,
            int attempts,
            Instant failedAt)
            implements ConversationEvent {}

    /**
     * Whoever was asked says that no answer is needed.
     *
     * @param byId who says so
     */
    @StoredAs("messaging.answer-not-needed")
    record AnswerNotNeeded(
            String conversationId,
            String messageId,
            @Nullable String orderId,
            String byId,
            Instant at) implements ConversationEvent {}

    /**
     * A buyer's message got no answer in time.
     *
     * @param askedAt when the seller could first read it
     * @param dueAt until when the answer was due
     */
    @StoredAs("messaging.response-overdue")
    record ResponseOverdue(
            String conversationId,
            String messageId,
            @Nullable String orderId,
            String sellerId,
            Instant askedAt,
            Instant dueAt,
            Instant overdueAt)
            implements ConversationEvent {}

    /**
     * The author of a message asks that another person look at what became of it.
     *
     * @param about null for the verdict
     */
    @StoredAs("messaging.appeal-submitted")
    record AppealSubmitted(
            String conversationId,
            String messageId,
            @Nullable String orderId,
            String authorId,
            Personal text,
            Instant submittedAt,
            @Nullable Appealed about)
            implements ConversationEvent {}

    /** What follows for a message's author because its recipient reported it; {@code NONE} once that is lifted. */
    @StoredAs("messaging.measure-recorded")
    record MeasureRecorded(
            String conversationId,
            String messageId,
            @Nullable String orderId,
            String authorId,
            Measure measure,
            Instant at)
            implements ConversationEvent {}

    /** The recipient of a message says that it breaks the rules. */
    @StoredAs("messaging.message-reported")
    record MessageReported(
            String conversationId,
            String messageId,
            @Nullable String orderId,
            String reporterId,
            String authorId,
            Role authorRole,
            ReportCategory category,
            @Nullable Personal words,
            Personal subject,
            Personal text,
            Instant reportedAt)
            implements ConversationEvent {}

    /** A seller wrote to a buyer who opted out, neither in answer nor marked as critical; nothing was taken. */
    @StoredAs("messaging.contact-refused")
    record ContactRefused(
            String conversationId,
            String messageId,
            @Nullable String orderId,
            String sellerId,
            Instant refusedAt) implements ConversationEvent {}

    /**
     * A seller marked a message to a buyer who opted out as critical, so that it passed.
     *
     * @param recentUses how often this seller did so in the last 30 days, this time included
     */
    @StoredAs("messaging.marked-critical")
    record MarkedCritical(
            String conversationId,
            String messageId,
            @Nullable String orderId,
            String sellerId,
            int recentUses,
            Instant markedAt)
            implements ConversationEvent {}

    /** The recipient, or a filter of theirs, objects to a message that was delivered. */
    @StoredAs("messaging.complaint-received")
    record ComplaintReceived(
            String conversationId,
            String messageId,
            @Nullable String orderId,
            @Nullable String type,
            Instant complainedAt)
            implements ConversationEvent {}

    /** So many messages to a party's address came back that no more are sent there. */
    @StoredAs("messaging.address-suspended")
    record AddressSuspended(
            String conversationId,
            String suspensionId,
            @Nullable String orderId,
            String partyId,
            int failures,
            String status,
            Instant suspendedAt)
            implements ConversationEvent {}

    /** @param byId who lifted it; absent where the marketplace told a new address */
    @StoredAs("messaging.address-restored")
    record AddressRestored(
            String conversationId,
            String suspensionId,
            @Nullable String orderId,
            String partyId,
            @Nullable String byId,
            Instant restoredAt)
            implements ConversationEvent {}

    /** Buyer and seller cannot write to each other while the claim is reviewed. */
    @StoredAs("messaging.contact-paused")
    record ContactPaused(String conversationId, @Nullable String orderId, String claimId, Instant pausedAt)
            implements ConversationEvent {}

    @StoredAs("messaging.contact-resumed")
    record ContactResumed(String conversationId, @Nullable String orderId, String claimId, Instant resumedAt)
            implements ConversationEvent {}

    /** The recipient has read a message that asked to be told. */
    @StoredAs("messaging.message-read")
    record MessageRead(
            String conversationId,
            String messageId,
            @Nullable String orderId,
            String readerId,
            Instant readAt) implements ConversationEvent {}

    /** Until the customer writes again, staff do not. */
    @StoredAs("messaging.staff-contact-refused")
    record StaffContactRefused(
            String conversationId, @Nullable String orderId, String customerId, Instant refusedAt)
            implements ConversationEvent {}

    /** The buyer asks for a way out before there is a claim. */
    @StoredAs("messaging.resolution-proposed")
    record ResolutionProposed(
            String conversationId,
            @Nullable String orderId,
            String buyerId,
            String sellerId,
            ResolutionWay way,
            Instant proposedAt)
            implements ConversationEvent {}

    /** The seller agrees to it. */
    @StoredAs("messaging.resolution-agreed")
    record ResolutionAgreed(
            String conversationId,
            @Nullable String orderId,
            String buyerId,
            String sellerId,
            ResolutionWay way,
            Instant agreedAt)
            implements ConversationEvent {}
}
