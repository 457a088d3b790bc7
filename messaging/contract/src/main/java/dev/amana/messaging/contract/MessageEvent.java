package dev.amana.messaging.contract;

import dev.amana.published.EventType;
import dev.amana.published.SealedText;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What becomes of one message: it is taken, judged, handed over or not, answered or not. */
public sealed interface MessageEvent extends MessagingEvent {
    String messageId();

    /**
     * A message is stored and waits for its verdict. All its screenable text is here: whoever screens needs nothing else.
     *
     * @param text what the sender wrote now, under the sender's key
     * @param quoted what the sender quoted, if anything
     * @param hidden text that only some mail programs show: an HTML part that differs from the plain one, file names
     * @param automatic true where a machine wrote it, such as a vacation reply: it is no answer. Otherwise absent
     * @param partlyRead true where its documents say more than is here: nobody may clear it unseen. Otherwise absent
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
            Instant receivedAt,
            @Nullable Boolean partlyRead)
            implements MessageEvent {
        /** One that is here whole. */
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
                @Nullable Boolean automatic,
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
                    automatic,
                    receivedAt,
                    null);
        }

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
            Instant relayedAt) implements MessageEvent {}

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
            implements MessageEvent {}

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
            implements MessageEvent {}

    /**
     * The message does not reach its recipient.
     *
     * @param forGood whether only a person's later verdict, or none at all, can still release it
     * @param because why; absent in events from before this was told
     * @param infected true where a virus scanner found something in its files: they are for nobody to open. Otherwise absent
     */
    @EventType("amana.messaging.message-withheld.v1")
    record MessageWithheld(
            String conversationId,
            String messageId,
            @Nullable String orderId,
            boolean forGood,
            @Nullable WithheldBecause because,
            Instant withheldAt,
            @Nullable Boolean infected)
            implements MessageEvent {
        public MessageWithheld(
                String conversationId,
                String messageId,
                @Nullable String orderId,
                boolean forGood,
                @Nullable WithheldBecause because,
                Instant withheldAt) {
            this(conversationId, messageId, orderId, forGood, because, withheldAt, null);
        }

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
            Instant at) implements MessageEvent {}

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
            implements MessageEvent {}

    /**
     * The author of a message that was withheld, delivered without some words or with a warning, or that a measure followed from,
     * asks that another person look at it. Once for each message, and once for a measure.
     *
     * @param text what the author says, under the author's key
     * @param about {@code report} where it is against what followed from a report; absent where it is against the verdict
     */
    @EventType("amana.messaging.appeal-submitted.v1")
    record AppealSubmitted(
            String conversationId,
            String messageId,
            @Nullable String orderId,
            String authorId,
            SealedText text,
            Instant submittedAt,
            @Nullable String about)
            implements MessageEvent {
        /** Against the verdict. */
        public AppealSubmitted(
                String conversationId,
                String messageId,
                @Nullable String orderId,
                String authorId,
                SealedText text,
                Instant submittedAt) {
            this(conversationId, messageId, orderId, authorId, text, submittedAt, null);
        }
    }

    /**
     * The recipient of a message says that it breaks the rules.
     *
     * @param category one of {@code threat}, {@code self-harm}, {@code extortion}, {@code harassment}, {@code fraud}, {@code
     *     personal-data}, {@code off-platform}, {@code spam} and {@code other}
     * @param words what the reporter says, under the reporter's key; absent where nothing
     * @param subject of the message as it was delivered, under its author's key
     */
    @EventType("amana.messaging.message-reported.v1")
    record MessageReported(
            String conversationId,
            String messageId,
            @Nullable String orderId,
            String reporterId,
            String authorId,
            Role authorRole,
            String category,
            @Nullable SealedText words,
            SealedText subject,
            SealedText text,
            Instant reportedAt)
            implements MessageEvent {}

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
            implements MessageEvent {}

    /**
     * The recipient has read a message, and said so or opened it on the page. Told only of messages that ask for it, such as
     * an apology; once for each.
     */
    @EventType("amana.messaging.message-read.v1")
    record MessageRead(
            String conversationId,
            String messageId,
            @Nullable String orderId,
            String readerId,
            Instant readAt) implements MessageEvent {}

    enum WithheldBecause {
        /** A person has to look at it first. */
        HELD,
        /** It breaks a rule. */
        BLOCKED,
        /** It would reveal who its author is, and could not be rewritten so that it does not. */
        REVEALS_IDENTITY,
        /** No mail could be made of it. */
        NOT_RELAYABLE,
        /** Its author, a member of staff, may not write to customers at present. */
        SENDER_SUSPENDED
    }

    enum Channel {
        SMTP,
        API,
        SUBMISSION
    }

    /**
     * @param name the file name, under the sender's key
     * @param type media type after inspection
     * @param digest of what is only seen, and no rule can read, where staff sent it: the same file has the same, and nobody can
     *     tell from it which file it is. Otherwise absent
     * @param inline true where the text shows it, as it does a logo. Otherwise absent
     * @param sha256 of the content, in hexadecimal and under the sender's key, where staff sent it: what whoever keeps evidence
     *     compares {@link StaffFilePart} with. Otherwise absent, and in events from before this was told
     */
    record Attachment(
            String attachmentId,
            SealedText name,
            String type,
            long bytes,
            @Nullable String digest,
            @Nullable Boolean inline,
            @Nullable SealedText sha256) {
        public Attachment(String attachmentId, SealedText name, String type, long bytes) {
            this(attachmentId, name, type, bytes, null, null, null);
        }
    }
}
