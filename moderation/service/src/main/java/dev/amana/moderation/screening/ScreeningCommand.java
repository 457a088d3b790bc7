package dev.amana.moderation.screening;

import dev.amana.moderation.text.Windows;
import dev.amana.moderation.verdict.Message;
import dev.amana.moderation.verdict.Outcome;
import dev.amana.moderation.verdict.Role;
import dev.amana.platform.personal.Personal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
            boolean partlyRead)
            implements ScreeningCommand {
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

        /** Empty where any part cannot be opened: a threat may stand in just that part. */
        public Optional<Message> opened() {
            Optional<List<String>> own = opened(Stream.concat(Stream.of(subject, text), more.stream()));
            Optional<List<String>> repeated = opened(Stream.ofNullable(quoted));
            return own.flatMap(texts -> repeated.map(
                    quotes -> new Message(senderRole, recipientRole, locale, texts, quotes, openedEarlier())));
        }

        /** What cannot be opened any more was screened when it came. */
        private List<String> openedEarlier() {
            return earlier.stream().flatMap(text -> text.reveal().stream()).toList();
        }

        private static Optional<List<String>> opened(Stream<Personal> parts) {
            List<String> texts = new ArrayList<>();
            for (Personal part : parts.toList()) {
                Optional<String> text = part.reveal();
                if (text.isEmpty()) {
                    return Optional.empty();
                }
                texts.addAll(Windows.of(text.get()));
            }
            return Optional.of(texts);
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
