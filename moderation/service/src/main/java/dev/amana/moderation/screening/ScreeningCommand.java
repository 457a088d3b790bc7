package dev.amana.moderation.screening;

import dev.amana.moderation.verdict.Message;
import dev.amana.moderation.verdict.Outcome;
import dev.amana.moderation.verdict.Role;
import dev.amana.moderation.verdict.Role.Standing;
import dev.amana.platform.personal.Personal;
import dev.amana.published.RiskClass;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What a screening can be asked to do. */
public sealed interface ScreeningCommand {
    String screeningId();

    /**
     * @param screeningId the message's identifier
     * @param more text that not every mail program shows: hidden parts, file names
     * @param earlier what the sender wrote last in the conversation, oldest first
     * @param partlyRead whether documents of the message say more than is here
     * @param seenOnly whether something came with it that no rule can read, and nobody has looked at before
     */
    record ScreenMessage(
            @TargetAggregateIdentifier String screeningId,
            String conversationId,
            @Nullable String orderId,
            String senderId,
            Role senderRole,
            String recipientId,
            Role recipientRole,
            String locale,
            Personal subject,
            Personal text,
            @Nullable Personal quoted,
            List<Personal> more,
            Instant receivedAt,
            List<Personal> earlier,
            boolean partlyRead,
            boolean seenOnly)
            implements ScreeningCommand {
        /** All of which can be read. */
        public ScreenMessage(
                String screeningId,
                String conversationId,
                @Nullable String orderId,
                String senderId,
                Role senderRole,
                String recipientId,
                Role recipientRole,
                String locale,
                Personal subject,
                Personal text,
                @Nullable Personal quoted,
                List<Personal> more,
                Instant receivedAt,
                List<Personal> earlier,
                boolean partlyRead) {
            this(
                    screeningId,
                    conversationId,
                    orderId,
                    senderId,
                    senderRole,
                    recipientId,
                    recipientRole,
                    locale,
                    subject,
                    text,
                    quoted,
                    more,
                    receivedAt,
                    earlier,
                    partlyRead,
                    false);
        }

        /** A message that is here whole, and of which nothing came before. */
        public ScreenMessage(
                String screeningId,
                String conversationId,
                @Nullable String orderId,
                String senderId,
                Role senderRole,
                String recipientId,
                Role recipientRole,
                String locale,
                Personal subject,
                Personal text,
                @Nullable Personal quoted,
                List<Personal> more,
                Instant receivedAt) {
            this(
                    screeningId,
                    conversationId,
                    orderId,
                    senderId,
                    senderRole,
                    recipientId,
                    recipientRole,
                    locale,
                    subject,
                    text,
                    quoted,
                    more,
                    receivedAt,
                    List.of(),
                    false);
        }

        public RiskClass riskClass() {
            return RiskClass.of(
                    senderRole.standing() == Standing.AGENT,
                    !more.isEmpty(),
                    recipientRole.standing() == Standing.AGENT);
        }

        /** Empty where any part cannot be opened. */
        public Optional<Message> opened() {
            return OpenedMessage.of(this).map(OpenedMessage::message);
        }
    }

    /**
     * A person decides on a held message.
     *
     * @param outcome cleared or blocked
     * @param explanation why, under the reviewer's key
     * @param revision the verdict that the reviewer saw
     * @param grounds null where the door asks for none
     */
    record DecideScreening(
            @TargetAggregateIdentifier String screeningId,
            Outcome outcome,
            Personal explanation,
            String reviewerId,
            int revision,
            @Nullable Grounds grounds)
            implements ScreeningCommand {
        public DecideScreening(
                String screeningId, Outcome outcome, Personal explanation, String reviewerId, int revision) {
            this(screeningId, outcome, explanation, reviewerId, revision, null);
        }
    }

    /** Writes down that the message was let go without a verdict. */
    record NoteUnscreenedDelivery(@TargetAggregateIdentifier String screeningId, String riskClass, Instant releasedAt)
            implements ScreeningCommand {}

    /** The sender wants a person to look, once. */
    record AppealScreening(@TargetAggregateIdentifier String screeningId, Personal appeal, Instant appealedAt)
            implements ScreeningCommand {}
}
