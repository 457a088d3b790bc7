package dev.amana.moderation.screening;

import dev.amana.moderation.screening.ScreeningCommand.ScreenMessage;
import dev.amana.moderation.screening.ScreeningEvent.AppealResult;
import dev.amana.moderation.screening.ScreeningEvent.Content;
import dev.amana.moderation.screening.ScreeningEvent.MessageScreened;
import dev.amana.moderation.screening.ScreeningEvent.Reason;
import dev.amana.moderation.screening.ScreeningEvent.ScreeningAppealed;
import dev.amana.moderation.screening.ScreeningEvent.ScreeningDecided;
import dev.amana.moderation.screening.ScreeningEvent.ScreeningProposed;
import dev.amana.moderation.verdict.Outcome;
import dev.amana.moderation.verdict.Role;
import dev.amana.moderation.verdict.Severity;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.RetentionClass;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Events and commands as they come up. */
final class Samples {
    static final Instant RECEIVED = Instant.parse("2026-11-21T10:00:00Z");
    static final Instant NOW = Instant.parse("2026-11-21T10:00:01Z");
    static final String REVIEWER = "staff-9";

    private Samples() {}

    static Personal personal(String subject, RetentionClass retention, String text) {
        return Personal.of(subject, retention, text);
    }

    static ScreenMessage message(String senderId, Role sender, String text) {
        return new ScreenMessage(
                "message-1",
                "conversation-1",
                "order-1",
                senderId,
                sender,
                "somebody",
                sender.usualCounterpart(),
                "en",
                personal(senderId, RetentionClass.CORRESPONDENCE, "Your order"),
                personal(senderId, RetentionClass.CORRESPONDENCE, text),
                null,
                List.of(),
                RECEIVED);
    }

    static MessageScreened held() {
        Reason reason = new Reason(
                "off-platform",
                "off-platform.handle",
                "foundation/1-12345678",
                Severity.MEDIUM,
                personal("buyer-1", RetentionClass.CORRESPONDENCE, "text me on WhatsApp"));
        return new MessageScreened(
                "message-1",
                "conversation-1",
                "order-1",
                "buyer-1",
                Role.BUYER,
                "seller-1",
                Outcome.HELD,
                Severity.MEDIUM,
                List.of(reason),
                new Content(
                        personal("buyer-1", RetentionClass.CORRESPONDENCE, "Your order"),
                        personal("buyer-1", RetentionClass.CORRESPONDENCE, "You can text me on WhatsApp"),
                        null),
                RECEIVED,
                NOW);
    }

    /** Everything that a verdict can carry. */
    static MessageScreened heldByASet() {
        MessageScreened held = held();
        Reason reason = held.reasons().getFirst();
        return new MessageScreened(
                held.screeningId(),
                held.conversationId(),
                held.orderId(),
                held.senderId(),
                held.senderRole(),
                held.recipientId(),
                Outcome.REDACTED,
                held.severity(),
                List.of(new Reason(
                        reason.category(),
                        reason.rule(),
                        "house/7-03bd5a11",
                        reason.severity(),
                        reason.words(),
                        new ScreeningEvent.Span("text", 8, 27),
                        Outcome.REDACTED)),
                whole(),
                held.receivedAt(),
                held.screenedAt(),
                handling(),
                "foundation/1-12345678+house/7-03bd5a11",
                "between-parties");
    }

    /** With all that can be kept of a message. */
    static Content whole() {
        Content content = heldContent();
        return new Content(
                content.subject(),
                content.text(),
                personal("seller-1", RetentionClass.CORRESPONDENCE, "Which lamp?"),
                List.of(personal("buyer-1", RetentionClass.CORRESPONDENCE, "lamp.pdf")));
    }

    private static Content heldContent() {
        return Objects.requireNonNull(held().content());
    }

    static ScreeningEvent.Handling handling() {
        return new ScreeningEvent.Handling(
                true, List.of(personal("buyer-1", RetentionClass.CORRESPONDENCE, "text me on WhatsApp")));
    }

    /** Held, and if somebody lets it go, without some of its words. */
    static MessageScreened heldWithWords() {
        MessageScreened held = held();
        return new MessageScreened(
                held.screeningId(),
                held.conversationId(),
                held.orderId(),
                held.senderId(),
                held.senderRole(),
                held.recipientId(),
                held.outcome(),
                held.severity(),
                held.reasons(),
                held.content(),
                held.receivedAt(),
                held.screenedAt(),
                handling(),
                "foundation/1-12345678",
                "between-parties");
    }

    static ScreeningDecided releasedWithoutWords() {
        ScreeningDecided released = released();
        return new ScreeningDecided(
                released.screeningId(),
                released.conversationId(),
                released.orderId(),
                released.senderId(),
                released.senderRole(),
                released.revision(),
                Outcome.CLEARED,
                released.severity(),
                released.reasons(),
                released.explanation(),
                REVIEWER,
                NOW,
                new Grounds(DecisionCode.CONTEXT, List.of(), List.of(), false),
                handling());
    }

    /** One of two who recommend a suspension. */
    static ScreeningProposed proposedToSuspend() {
        return new ScreeningProposed(
                "message-1",
                "buyer-1",
                2,
                Outcome.BLOCKED,
                personal(REVIEWER, RetentionClass.STAFF_EVIDENCE, "harassment"),
                REVIEWER,
                NOW,
                new Grounds(DecisionCode.HARASSMENT, List.of("harassment"), List.of(), true));
    }

    static ScreeningEvent.UnscreenedDeliveryNoted unscreened() {
        return new ScreeningEvent.UnscreenedDeliveryNoted(
                "message-1", "conversation-1", "order-1", Outcome.BLOCKED, Severity.HIGH, "between-parties", RECEIVED);
    }

    static ScreeningDecided released() {
        MessageScreened held = held();
        return new ScreeningDecided(
                "message-1",
                "conversation-1",
                "order-1",
                "buyer-1",
                Role.BUYER,
                2,
                Outcome.CLEARED,
                Severity.MEDIUM,
                held.reasons(),
                personal(REVIEWER, RetentionClass.STAFF_EVIDENCE, "harmless"),
                REVIEWER,
                NOW,
                null);
    }

    static ScreeningDecided blocked() {
        ScreeningDecided released = released();
        return new ScreeningDecided(
                released.screeningId(),
                released.conversationId(),
                released.orderId(),
                released.senderId(),
                released.senderRole(),
                2,
                Outcome.BLOCKED,
                released.severity(),
                released.reasons(),
                released.explanation(),
                REVIEWER,
                NOW,
                new Grounds(DecisionCode.OFF_PLATFORM, List.of("off-platform"), List.of(), false));
    }

    static MessageScreened grave() {
        MessageScreened held = held();
        return new MessageScreened(
                held.screeningId(),
                held.conversationId(),
                held.orderId(),
                "staff-1",
                Role.AGENT,
                "buyer-1",
                Outcome.HELD,
                Severity.HIGH,
                held.reasons(),
                held.content(),
                RECEIVED,
                NOW);
    }

    static ScreeningProposed proposed() {
        return new ScreeningProposed(
                "message-1",
                "staff-1",
                2,
                Outcome.CLEARED,
                personal(REVIEWER, RetentionClass.STAFF_EVIDENCE, "context: a joke among friends"),
                REVIEWER,
                NOW,
                new Grounds(DecisionCode.CONTEXT, List.of(), List.of(), false));
    }

    static ScreeningAppealed appealed() {
        return new ScreeningAppealed(
                "message-1",
                "conversation-1",
                "order-1",
                "buyer-1",
                Role.BUYER,
                3,
                Severity.MEDIUM,
                held().reasons(),
                personal("buyer-1", RetentionClass.CORRESPONDENCE, "It is the name of the shop"),
                REVIEWER,
                NOW);
    }

    /** Against what was taken out of it. */
    static ScreeningAppealed appealedThoughDelivered() {
        ScreeningAppealed appealed = appealed();
        return new ScreeningAppealed(
                appealed.screeningId(),
                appealed.conversationId(),
                appealed.orderId(),
                appealed.senderId(),
                appealed.senderRole(),
                2,
                appealed.severity(),
                appealed.reasons(),
                appealed.appeal(),
                null,
                NOW,
                true);
    }

    static ScreeningDecided refusedUponAppeal() {
        ScreeningDecided without = releasedWithoutWords();
        return new ScreeningDecided(
                without.screeningId(),
                without.conversationId(),
                without.orderId(),
                without.senderId(),
                without.senderRole(),
                3,
                without.outcome(),
                without.severity(),
                without.reasons(),
                without.explanation(),
                REVIEWER,
                NOW,
                without.grounds(),
                without.handling(),
                AppealResult.REFUSED);
    }
}
