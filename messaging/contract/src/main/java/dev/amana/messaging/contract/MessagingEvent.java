package dev.amana.messaging.contract;

import dev.amana.published.EventType;
import dev.amana.published.PublishedEvent;
import dev.amana.published.SealedText;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fact of messaging. Topic {@link #TOPIC}, key = the conversation, or the claim for what is said of a claim. Amounts are
 * in the currency's minor unit (ISO 4217).
 */
public sealed interface MessagingEvent extends PublishedEvent {
    String TOPIC = "amana.messaging.events";

    String conversationId();

    /** Two parties can now write to each other through aliases. */
    @EventType("amana.messaging.conversation-opened.v1")
    record ConversationOpened(
            String conversationId,
            ConversationKind kind,
            @Nullable String orderId,
            List<Participant> participants,
            Instant openedAt)
            implements MessagingEvent {}

    /**
     * A message is stored and waits for its verdict. All its screenable text is here: whoever screens needs nothing else.
     *
     * @param text what the sender wrote now, under the sender's key
     * @param quoted what the sender quoted, if anything
     * @param hidden text that only some mail programs show: an HTML part that differs from the plain one, file names
     * @param automatic true where a machine wrote it, such as a vacation reply: it is no answer. Otherwise absent
     */
    @EventType("amana.messaging.message-received.v1")
    record MessageReceived(
            String conversationId,
            String messageId,
            @Nullable String orderId,
            ConversationKind kind,
            Participant sender,
            Participant recipient,
            Channel channel,
            SealedText subject,
            SealedText text,
            @Nullable SealedText quoted,
            @Nullable SealedText hidden,
            List<Attachment> attachments,
            @Nullable Boolean automatic,
            Instant receivedAt)
            implements MessagingEvent {
        public MessageReceived(
                String conversationId,
                String messageId,
                @Nullable String orderId,
                ConversationKind kind,
                Participant sender,
                Participant recipient,
                Channel channel,
                SealedText subject,
                SealedText text,
                @Nullable SealedText quoted,
                @Nullable SealedText hidden,
                List<Attachment> attachments,
                Instant receivedAt) {
            this(
                    conversationId,
                    messageId,
                    orderId,
                    kind,
                    sender,
                    recipient,
                    channel,
                    subject,
                    text,
                    quoted,
                    hidden,
                    attachments,
                    null,
                    receivedAt);
        }
    }

    /**
     * The recipient's mail server took the message over, or the support desk can read it.
     *
     * @param attempts 0 where no mail was needed
     */
    @EventType("amana.messaging.message-relayed.v1")
    record MessageRelayed(
            String conversationId,
            String messageId,
            @Nullable String orderId,
            int attempts,
            Instant relayedAt) implements MessagingEvent {}

    /**
     * Moderation gave no verdict in time, and the message's risk class is declared fail-open: it goes to its recipient
     * marked, and is screened afterwards.
     *
     * @param riskClass {@code to-staff} or {@code between-parties}
     * @param waitedMillis since it came in
     */
    @EventType("amana.messaging.message-released-unscreened.v1")
    record MessageReleasedUnscreened(
            String conversationId,
            String messageId,
            @Nullable String orderId,
            String riskClass,
            long waitedMillis,
            Instant releasedAt)
            implements MessagingEvent {}

    /**
     * The message will not be delivered, and not because of its content.
     *
     * @param status enhanced status code (RFC 3463) of the last attempt, such as {@code 5.1.1}
     */
    @EventType("amana.messaging.message-failed.v1")
    record MessageFailed(
            String conversationId,
            String messageId,
            @Nullable String orderId,
            String status,
            int attempts,
            Instant failedAt)
            implements MessagingEvent {}

    /**
     * The message does not reach its recipient.
     *
     * @param forGood whether only a person's later verdict, or none at all, can still release it
     * @param because why; absent in events from before this was told
     */
    @EventType("amana.messaging.message-withheld.v1")
    record MessageWithheld(
            String conversationId,
            String messageId,
            @Nullable String orderId,
            boolean forGood,
            @Nullable WithheldBecause because,
            Instant withheldAt)
            implements MessagingEvent {
        public MessageWithheld(
                String conversationId,
                String messageId,
                @Nullable String orderId,
                boolean forGood,
                Instant withheldAt) {
            this(conversationId, messageId, orderId, forGood, null, withheldAt);
        }
    }

    /** Whoever was asked says that a message needs no answer. */
    @EventType("amana.messaging.answer-not-needed.v1")
    record AnswerNotNeeded(
            String conversationId,
            String messageId,
            @Nullable String orderId,
            String byId,
            Instant at) implements MessagingEvent {}

    /**
     * A buyer's message got no answer in time.
     *
     * @param askedAt when the seller could first read it
     * @param dueAt until when the answer was due
     */
    @EventType("amana.messaging.response-overdue.v1")
    record ResponseOverdue(
            String conversationId,
            String messageId,
            @Nullable String orderId,
            String sellerId,
            Instant askedAt,
            Instant dueAt,
            Instant overdueAt)
            implements MessagingEvent {}

    /**
     * The author of a withheld message asks that a person look at it. Once for each message.
     *
     * @param text what the author says, under the author's key
     */
    @EventType("amana.messaging.appeal-submitted.v1")
    record AppealSubmitted(
            String conversationId,
            String messageId,
            @Nullable String orderId,
            String authorId,
            SealedText text,
            Instant submittedAt)
            implements MessagingEvent {}

    /** A seller wrote to a buyer who opted out, neither in answer nor marked as critical; nothing was taken. */
    @EventType("amana.messaging.contact-refused.v1")
    record ContactRefused(
            String conversationId,
            String messageId,
            @Nullable String orderId,
            String sellerId,
            Instant refusedAt) implements MessagingEvent {}

    /**
     * A seller marked a message to a buyer who opted out as critical, so that it passed.
     *
     * @param recentUses how often this seller did so in the last 30 days, this time included
     */
    @EventType("amana.messaging.marked-critical.v1")
    record MarkedCritical(
            String conversationId,
            String messageId,
            @Nullable String orderId,
            String sellerId,
            int recentUses,
            Instant markedAt)
            implements MessagingEvent {}

    /**
     * The recipient, or a filter of theirs, objects to a message that was delivered.
     *
     * @param type of the complaint (RFC 5965), such as {@code abuse}; absent where it is not told
     */
    @EventType("amana.messaging.complaint-received.v1")
    record ComplaintReceived(
            String conversationId,
            String messageId,
            @Nullable String orderId,
            @Nullable String type,
            Instant complainedAt)
            implements MessagingEvent {}

    /**
     * So many messages to a party's address came back that no more mails are sent to it, until the marketplace tells
     * another address or somebody lifts it.
     *
     * @param conversationId where a message failed last
     * @param failures how many messages came back
     * @param status enhanced status code (RFC 3463) of the last one
     */
    @EventType("amana.messaging.address-suspended.v1")
    record AddressSuspended(
            String conversationId,
            String suspensionId,
            @Nullable String orderId,
            String partyId,
            int failures,
            String status,
            Instant suspendedAt)
            implements MessagingEvent {}

    /**
     * Mails go to the party again.
     *
     * @param conversationId the one that the suspension was told in
     * @param byId who lifted it; absent where the marketplace told another address
     */
    @EventType("amana.messaging.address-restored.v1")
    record AddressRestored(
            String conversationId,
            String suspensionId,
            @Nullable String orderId,
            String partyId,
            @Nullable String byId,
            Instant restoredAt)
            implements MessagingEvent {}

    /**
     * A buyer asks for money back. From now on the order's conversation is evidence, and kept as such.
     *
     * @param wanted what the buyer asks for
     * @param statement what the buyer says, under the claim's own key
     * @param answerDueAt until when the seller may answer before staff review it anyway
     */
    @EventType("amana.messaging.claim-opened.v1")
    record ClaimOpened(
            String claimId,
            String conversationId,
            String orderId,
            String buyerId,
            String sellerId,
            ClaimReason reason,
            Money wanted,
            SealedText statement,
            Instant answerDueAt,
            Instant openedAt)
            implements MessagingEvent {}

    /** @param accepted whether the seller agrees to what the buyer wants; then nobody reviews it */
    @EventType("amana.messaging.claim-answered.v1")
    record ClaimAnswered(
            String claimId,
            String conversationId,
            String orderId,
            boolean accepted,
            SealedText answer,
            Instant answeredAt)
            implements MessagingEvent {}

    /** Staff review the claim; until they have decided, buyer and seller cannot write to each other. */
    @EventType("amana.messaging.claim-escalated.v1")
    record ClaimEscalated(
            String claimId, String conversationId, String orderId, EscalatedBecause because, Instant escalatedAt)
            implements MessagingEvent {}

    /**
     * The buyer gets money back. An appeal may still change it: what is final stands in {@link ClaimClosed}.
     *
     * @param full whether it is all that was wanted
     * @param grantedBy the seller, who accepted, or staff
     * @param appealableUntil null where there is no appeal
     */
    @EventType("amana.messaging.claim-granted.v1")
    record ClaimGranted(
            String claimId,
            String conversationId,
            String orderId,
            boolean full,
            Money amount,
            GrantedBy grantedBy,
            @Nullable Instant appealableUntil,
            Instant grantedAt)
            implements MessagingEvent {}

    @EventType("amana.messaging.claim-denied.v1")
    record ClaimDenied(String claimId, String conversationId, String orderId, Instant appealableUntil, Instant deniedAt)
            implements MessagingEvent {}

    /** The buyer no longer asks for anything. */
    @EventType("amana.messaging.claim-withdrawn.v1")
    record ClaimWithdrawn(String claimId, String conversationId, String orderId, Instant withdrawnAt)
            implements MessagingEvent {}

    /** A party does not accept the decision; somebody else decides again. */
    @EventType("amana.messaging.claim-appealed.v1")
    record ClaimAppealed(
            String claimId,
            String conversationId,
            String orderId,
            String appellantId,
            SealedText grounds,
            Instant appealedAt)
            implements MessagingEvent {}

    /** @param amount null where the claim is denied */
    @EventType("amana.messaging.claim-appeal-decided.v1")
    record ClaimAppealDecided(
            String claimId,
            String conversationId,
            String orderId,
            ClaimOutcome outcome,
            @Nullable Money amount,
            Instant decidedAt)
            implements MessagingEvent {}

    /**
     * Nothing changes any more. Whoever pays back once waits for this.
     *
     * @param amount what the buyer finally gets; null where that is nothing
     * @param evidenceKeptUntil when the claim's key, and with it its evidence, is deleted
     */
    @EventType("amana.messaging.claim-closed.v1")
    record ClaimClosed(
            String claimId,
            String conversationId,
            String orderId,
            ClaimOutcome outcome,
            @Nullable Money amount,
            Instant evidenceKeptUntil,
            Instant closedAt)
            implements MessagingEvent {}

    /**
     * No law needs the claim's evidence any more: whoever may delete keys deletes the one named here.
     *
     * @param evidenceSubject the data subject of the claim's key, of retention class {@code claim-evidence}
     */
    @EventType("amana.messaging.claim-retention-ended.v1")
    record ClaimRetentionEnded(
            String claimId, String conversationId, String orderId, String evidenceSubject, Instant endedAt)
            implements MessagingEvent {}

    enum ClaimReason {
        NOT_RECEIVED,
        NOT_AS_DESCRIBED,
        DAMAGED,
        WRONG_ITEM,
        RETURN_REFUSED,
        OTHER
    }

    enum EscalatedBecause {
        /** The seller does not agree. */
        ANSWERED,
        /** The seller did not answer in time. */
        NO_ANSWER
    }

    enum GrantedBy {
        SELLER,
        STAFF
    }

    enum ClaimOutcome {
        GRANTED,
        PARTIALLY_GRANTED,
        DENIED,
        WITHDRAWN
    }

    /** @param currency ISO 4217 */
    record Money(long amountMinor, String currency) {}

    enum WithheldBecause {
        /** A person has to look at it first. */
        HELD,
        /** It breaks a rule. */
        BLOCKED,
        /** It would reveal who its author is, and could not be rewritten so that it does not. */
        REVEALS_IDENTITY,
        /** No mail could be made of it. */
        NOT_RELAYABLE
    }

    enum ConversationKind {
        ORDER,
        SUPPORT
    }

    enum Channel {
        SMTP,
        API,
        SUBMISSION
    }

    enum Role {
        BUYER,
        SELLER,
        /** The customer of a support conversation. */
        CUSTOMER,
        /** Customer service: a staff id, not a party id. */
        AGENT
    }

    /** @param partyId party or staff id; for the support desk as a whole {@code support-desk} */
    record Participant(String partyId, Role role, String locale) {}

    /**
     * @param name the file name, under the sender's key
     * @param type media type after inspection
     */
    record Attachment(String attachmentId, SealedText name, String type, long bytes) {}
}
