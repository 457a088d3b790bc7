package dev.amana.messaging.conversation;

import dev.amana.messaging.conversation.ConversationEvent.Unscreened;
import dev.amana.platform.personal.Personal;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What can be asked of a conversation. Each may be repeated without harm. */
public sealed interface ConversationCommand {

    @TargetAggregateIdentifier
    String conversationId();

    /** @param agentId the member of staff who answers, in a support conversation */
    record OpenConversation(
            String conversationId,
            Kind kind,
            @Nullable String orderId,
            Member first,
            Member second,
            @Nullable String agentId,
            Instant at)
            implements ConversationCommand {}

    /**
     * Somebody got, or gave back, a case that this support conversation belongs to, and may write in it besides its agent.
     *
     * @param agentId null once nobody has the case
     */
    record AssignByCase(
            String conversationId, String caseId, @Nullable String agentId, Instant at)
            implements ConversationCommand {}

    /** Makes another member of staff answer. */
    record AssignAgent(String conversationId, String agentId, Instant at) implements ConversationCommand {}

    /**
     * Takes a message in; answered only after it is stored.
     *
     * @param messageId the same for the same message, however often it is sent
     * @param authorId party id, or staff id of the assigned agent
     * @param automatic whether a machine wrote it, such as a vacation reply
     */
    record ReceiveMessage(
            String conversationId,
            String messageId,
            String authorId,
            Channel channel,
            Content content,
            boolean automatic,
            Instant at)
            implements ConversationCommand {
        /** A message that a person wrote. */
        public ReceiveMessage(
                String conversationId,
                String messageId,
                String authorId,
                Channel channel,
                Content content,
                Instant at) {
            this(conversationId, messageId, authorId, channel, content, false, at);
        }
    }

    /** Asks what {@link ReceiveMessage} would be answered, and changes nothing. */
    record CheckMessage(String conversationId, String messageId, String authorId) implements ConversationCommand {}

    /** @param restores whether an appeal was granted: what went out without some words goes out again, whole */
    record RecordVerdict(String conversationId, String messageId, Verdict verdict, boolean restores)
            implements ConversationCommand {
        public RecordVerdict(String conversationId, String messageId, Verdict verdict) {
            this(conversationId, messageId, verdict, false);
        }
    }

    /** Lets a message go that still waits for its verdict. One that has a verdict keeps it. */
    record ReleaseUnscreened(String conversationId, String messageId, Unscreened unscreened, Instant at)
            implements ConversationCommand {}

    /**
     * Withholds a cleared message because the mail that would leave is not fit to.
     *
     * @param details where the trouble is, such as a header's name; never what stood there
     */
    record Quarantine(
            String conversationId, String messageId, WithheldBecause because, List<String> details, Instant at)
            implements ConversationCommand {
        public Quarantine {
            details = List.copyOf(details);
        }
    }

    /** Sends a message on its way again that waits for the virus scanner. */
    record ResumeAfterScan(String conversationId, String messageId, Instant at) implements ConversationCommand {}

    /** Sends a message on its way again that was stopped with its author's suspension. */
    record ResumeAfterSuspension(String conversationId, String messageId, Instant at) implements ConversationCommand {}

    /** @param attempts 0 where no mail was needed, because the recipient reads here */
    record MarkRelayed(String conversationId, String messageId, int attempts, Instant at)
            implements ConversationCommand {}

    /** Begins the delivery of a message anew that failed; answered with whether it is known to have failed. */
    record SendAgain(String conversationId, String messageId, Instant at) implements ConversationCommand {}

    /** @param status enhanced status code (RFC 3463) */
    record MarkFailed(String conversationId, String messageId, String status, int attempts, Instant at)
            implements ConversationCommand {}

    /** @param byId the party that was asked */
    record DismissQuestion(String conversationId, String messageId, String byId, Instant at)
            implements ConversationCommand {}

    /** Tells that the time for an answer has run out. */
    record MarkOverdue(
            String conversationId, String messageId, String sellerId, Instant askedAt, Instant dueAt, Instant at)
            implements ConversationCommand {}

    /** @param about null for what there is to appeal against, the verdict first */
    record SubmitAppeal(
            String conversationId,
            String messageId,
            String authorId,
            Personal text,
            @Nullable Appealed about,
            Instant at)
            implements ConversationCommand {}

    /** @param measure {@code NONE} where it was lifted */
    record RecordMeasure(String conversationId, String messageId, String authorId, Measure measure, Instant at)
            implements ConversationCommand {}

    /**
     * @param words what the reporter says; null where nothing
     * @param subject as the reporter has it
     */
    record ReportMessage(
            String conversationId,
            String messageId,
            String reporterId,
            String authorId,
            Role authorRole,
            ReportCategory category,
            @Nullable Personal words,
            Personal subject,
            Personal text,
            Instant at)
            implements ConversationCommand {}

    /** @param messageId the same for the same message, however often it is refused */
    record RefuseContact(String conversationId, String messageId, String sellerId, Instant at)
            implements ConversationCommand {}

    /** @param recentUses see {@link ConversationEvent.MarkedCritical} */
    record MarkCritical(String conversationId, String messageId, String sellerId, int recentUses, Instant at)
            implements ConversationCommand {}

    /** @param type of the complaint (RFC 5965), such as {@code abuse} */
    record RecordComplaint(
            String conversationId,
            String messageId,
            @Nullable String type,
            Instant at) implements ConversationCommand {}

    /**
     * Tells, in the conversation whose message failed last, that no more mails go to a party's address.
     *
     * @param suspensionId the same for the same suspension, however often it is told
     * @param failures how many messages came back
     * @param status enhanced status code (RFC 3463) of the last one
     */
    record SuspendAddress(
            String conversationId, String suspensionId, String partyId, int failures, String status, Instant at)
            implements ConversationCommand {}

    /** @param byId who lifted it; absent where the marketplace told a new address */
    record RestoreAddress(
            String conversationId,
            String suspensionId,
            String partyId,
            @Nullable String byId,
            Instant at) implements ConversationCommand {}

    /** Lets buyer and seller not write to each other while staff review a claim. */
    record PauseContact(String conversationId, String claimId, Instant at) implements ConversationCommand {}

    /** The recipient has read a message that asked to be told. */
    record MarkRead(String conversationId, String messageId, String readerId, Instant at)
            implements ConversationCommand {}

    /** What somebody wrote elsewhere for this conversation could not be taken in, and never will be. */
    record MarkNotTaken(String conversationId, String messageId, String status, Instant at)
            implements ConversationCommand {}

    /** The customer wants staff to write no more unless asked. */
    record RefuseStaffContact(String conversationId, String customerId, Instant at) implements ConversationCommand {}

    /** The buyer of an overdue question asks for a way out before there is a claim. */
    record ProposeResolution(String conversationId, String buyerId, String sellerId, ResolutionWay way, Instant at)
            implements ConversationCommand {}

    /** The seller agrees to what was proposed. */
    record AgreeToResolution(String conversationId, String buyerId, String sellerId, ResolutionWay way, Instant at)
            implements ConversationCommand {}

    record ResumeContact(String conversationId, String claimId, Instant at) implements ConversationCommand {}
}
