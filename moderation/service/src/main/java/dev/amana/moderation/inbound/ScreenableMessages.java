package dev.amana.moderation.inbound;

import dev.amana.messaging.contract.MessageEvent.Attachment;
import dev.amana.messaging.contract.MessageEvent.MessageReceived;
import dev.amana.messaging.contract.MessagingEvent;
import dev.amana.messaging.contract.MessagingEvent.Participant;
import dev.amana.moderation.assessment.MessageScreening;
import dev.amana.moderation.logo.ClearedLogos;
import dev.amana.moderation.review.Surroundings;
import dev.amana.moderation.review.Surroundings.Kept;
import dev.amana.moderation.screening.ScreeningCommand.ScreenMessage;
import dev.amana.moderation.verdict.Role;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.Vault;
import dev.amana.published.SealedText;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes of a message, as messaging tells it, what is screened. */
@Component
class ScreenableMessages {
    /** How long a threat or a number that is dealt out over several messages is read together, and how many messages. */
    private static final Duration WINDOW = Duration.ofHours(24);

    private static final int MOST_EARLIER_MESSAGES = 5;

    private final Vault vault;
    private final Surroundings surroundings;
    private final ClearedLogos logos;

    ScreenableMessages(Vault vault, Surroundings surroundings, ClearedLogos logos) {
        this.logos = logos;
        this.vault = vault;
        this.surroundings = surroundings;
    }

    ScreenMessage command(MessageReceived message) {
        return command(message, earlier(message));
    }

    /** What was written before each of these, by message. */
    Map<String, List<Personal>> earlier(List<Kept> messages) {
        // Mostly the last one is long enough, and those before it need not be read at all.
        Map<String, List<Personal>> earlier = new HashMap<>(surroundings.lastBefore(messages, WINDOW, 1));
        List<Kept> tooShort = messages.stream()
                .filter(message -> isTooShort(earlier.get(message.messageId())))
                .toList();
        if (!tooShort.isEmpty()) {
            earlier.putAll(surroundings.lastBefore(tooShort, WINDOW, MOST_EARLIER_MESSAGES));
        }
        return earlier;
    }

    private static boolean isTooShort(@Nullable List<Personal> last) {
        return last != null && last.getLast().revealOr("").length() < MessageScreening.EARLIER_CHARS;
    }

    ScreenMessage command(MessageReceived message, List<Personal> earlier) {
        Participant sender = message.sender();
        Participant recipient = message.recipient();
        return new ScreenMessage(
                message.messageId(),
                message.conversationId(),
                message.orderId(),
                sender.partyId(),
                role(sender),
                recipient.partyId(),
                role(recipient),
                sender.locale(),
                vault.open(message.subject()),
                vault.open(message.text()),
                open(message.quoted()),
                more(message),
                message.receivedAt(),
                earlier,
                Boolean.TRUE.equals(message.partlyRead()),
                holdsUnseen(message));
    }

    private List<Personal> earlier(MessageReceived message) {
        return surroundings.lastOf(
                message.conversationId(),
                message.sender().partyId(),
                message.receivedAt().minus(WINDOW),
                message.receivedAt(),
                MOST_EARLIER_MESSAGES);
    }

    /** Something that no rule can read, and that nobody has looked at before. */
    private boolean holdsUnseen(MessageReceived message) {
        return message.attachments().stream()
                .anyMatch(file -> file.digest() != null
                        && !logos.isKnown(file.digest(), Boolean.TRUE.equals(file.inline()), file.bytes()));
    }

    private List<Personal> more(MessageReceived message) {
        return Stream.concat(
                        Stream.ofNullable(message.hidden()),
                        message.attachments().stream().map(Attachment::name))
                .map(vault::open)
                .toList();
    }

    private @Nullable Personal open(@Nullable SealedText text) {
        return text == null ? null : vault.open(text);
    }

    private static Role role(Participant participant) {
        return role(participant.role());
    }

    static Role role(MessagingEvent.Role role) {
        return switch (role) {
            case BUYER -> Role.BUYER;
            case SELLER -> Role.SELLER;
            case CUSTOMER -> Role.CUSTOMER;
            case AGENT -> Role.AGENT;
        };
    }
}
