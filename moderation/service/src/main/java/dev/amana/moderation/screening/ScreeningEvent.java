package dev.amana.moderation.screening;

import dev.amana.moderation.verdict.Outcome;
import dev.amana.moderation.verdict.Role;
import dev.amana.moderation.verdict.Severity;
import dev.amana.platform.eventstore.StoredAs;
import dev.amana.platform.personal.Personal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to a screening. */
public sealed interface ScreeningEvent {
    String screeningId();

    /**
     * The rules' verdict: revision 1.
     *
     * @param content null where the message is delivered as it is
     * @param handling how it is delivered, or would be if somebody let it go; null for as it is
     * @param ruleSet the sets that were applied, with their versions; null in verdicts from before there were any
     * @param riskClass {@code staff}, {@code to-staff} or {@code between-parties}; null as above
     */
    @StoredAs("moderation.message-screened")
    record MessageScreened(
            String screeningId,
            String conversationId,
            @Nullable String orderId,
            String senderId,
            Role senderRole,
            String recipientId,
            Outcome outcome,
            Severity severity,
            List<Reason> reasons,
            @Nullable Content content,
            Instant receivedAt,
            Instant screenedAt,
            @Nullable Handling handling,
            @Nullable String ruleSet,
            @Nullable String riskClass)
            implements ScreeningEvent {
        public MessageScreened(
                String screeningId,
                String conversationId,
                @Nullable String orderId,
                String senderId,
                Role senderRole,
                String recipientId,
                Outcome outcome,
                Severity severity,
                List<Reason> reasons,
                @Nullable Content content,
                Instant receivedAt,
                Instant screenedAt) {
            this(
                    screeningId,
                    conversationId,
                    orderId,
                    senderId,
                    senderRole,
                    recipientId,
                    outcome,
                    severity,
                    reasons,
                    content,
                    receivedAt,
                    screenedAt,
                    null,
                    null,
                    null);
        }
    }

    /**
     * The message had been let go before it was screened, because no verdict came in time.
     *
     * @param outcome what the rules said then
     */
    @StoredAs("moderation.unscreened-delivery-noted")
    record UnscreenedDeliveryNoted(
            String screeningId,
            String conversationId,
            @Nullable String orderId,
            Outcome outcome,
            Severity severity,
            String riskClass,
            Instant releasedAt)
            implements ScreeningEvent {}

    /**
     * A person's verdict on a held message. It repeats what its publication needs.
     *
     * @param grounds absent in events from before reviewers named a code, and where the door asks for none
     * @param handling how it is delivered; null where it is not, or as it is
     * @param appeal what becomes of the sender's appeal; null where this decides on none, and in events from before this was kept
     */
    @StoredAs("moderation.screening-decided")
    record ScreeningDecided(
            String screeningId,
            String conversationId,
            @Nullable String orderId,
            String senderId,
            Role senderRole,
            int revision,
            Outcome outcome,
            Severity severity,
            List<Reason> reasons,
            Personal explanation,
            String reviewerId,
            Instant decidedAt,
            @Nullable Grounds grounds,
            @Nullable Handling handling,
            @Nullable AppealResult appeal)
            implements ScreeningEvent {
        public ScreeningDecided(
                String screeningId,
                String conversationId,
                @Nullable String orderId,
                String senderId,
                Role senderRole,
                int revision,
                Outcome outcome,
                Severity severity,
                List<Reason> reasons,
                Personal explanation,
                String reviewerId,
                Instant decidedAt,
                @Nullable Grounds grounds,
                @Nullable Handling handling) {
            this(
                    screeningId,
                    conversationId,
                    orderId,
                    senderId,
                    senderRole,
                    revision,
                    outcome,
                    severity,
                    reasons,
                    explanation,
                    reviewerId,
                    decidedAt,
                    grounds,
                    handling,
                    null);
        }

        public ScreeningDecided(
                String screeningId,
                String conversationId,
                @Nullable String orderId,
                String senderId,
                Role senderRole,
                int revision,
                Outcome outcome,
                Severity severity,
                List<Reason> reasons,
                Personal explanation,
                String reviewerId,
                Instant decidedAt,
                @Nullable Grounds grounds) {
            this(
                    screeningId,
                    conversationId,
                    orderId,
                    senderId,
                    senderRole,
                    revision,
                    outcome,
                    severity,
                    reasons,
                    explanation,
                    reviewerId,
                    decidedAt,
                    grounds,
                    null);
        }
    }

    /** What becomes of an appeal. */
    enum AppealResult {
        /** The message goes out as it was written. */
        GRANTED,
        /** It goes out, without some words or with a warning. */
        PARTLY,
        /** Everything stays as it was. */
        REFUSED
    }

    /**
     * A person would decide so, but nothing brings it back: the message stays held until two people say the same. This is
     * nobody else's business, so it is not published.
     */
    @StoredAs("moderation.screening-proposed")
    record ScreeningProposed(
            String screeningId,
            String senderId,
            int revision,
            Outcome outcome,
            Personal explanation,
            String reviewerId,
            Instant proposedAt,
            @Nullable Grounds grounds)
            implements ScreeningEvent {}

    /**
     * The sender asks that a person look at a message which was withheld, or not delivered as it was written: it waits, until
     * somebody decides who did not before.
     *
     * @param appeal what the sender says
     * @param decidedBy who decided before; null where only the rules did
     * @param delivered true where it went out without some words, or with a warning, and stays where it is; otherwise absent
     */
    @StoredAs("moderation.screening-appealed")
    record ScreeningAppealed(
            String screeningId,
            String conversationId,
            @Nullable String orderId,
            String senderId,
            Role senderRole,
            int revision,
            Severity severity,
            List<Reason> reasons,
            Personal appeal,
            @Nullable String decidedBy,
            Instant appealedAt,
            @Nullable Boolean delivered)
            implements ScreeningEvent {
        /** Of a message that was withheld. */
        public ScreeningAppealed(
                String screeningId,
                String conversationId,
                @Nullable String orderId,
                String senderId,
                Role senderRole,
                int revision,
                Severity severity,
                List<Reason> reasons,
                Personal appeal,
                @Nullable String decidedBy,
                Instant appealedAt) {
            this(
                    screeningId,
                    conversationId,
                    orderId,
                    senderId,
                    senderRole,
                    revision,
                    severity,
                    reasons,
                    appeal,
                    decidedBy,
                    appealedAt,
                    null);
        }

        public boolean wasDelivered() {
            return Boolean.TRUE.equals(delivered);
        }
    }

    /**
     * @param words what matched; null where the reason is not in the text
     * @param span where; null where the reason is not in one text
     * @param outcome what this reason alone would have led to; null in events from before this was kept
     */
    record Reason(
            String category,
            String rule,
            String ruleSet,
            Severity severity,
            @Nullable Personal words,
            @Nullable Span span,
            @Nullable Outcome outcome) {
        public Reason(String category, String rule, String ruleSet, Severity severity, @Nullable Personal words) {
            this(category, rule, ruleSet, severity, words, null, null);
        }

        /** Whether the rules blocked the message for these words of its sender's, and not for what is quoted below. */
        public boolean blocks(String blocked) {
            boolean quoted = span != null && span.part().equals(Span.QUOTED);
            boolean grave = outcome == null ? severity.atLeast(Severity.HIGH) : outcome == Outcome.BLOCKED;
            return category.equals(blocked) && grave && !quoted;
        }
    }

    /**
     * How a message is delivered.
     *
     * @param redactions words that are taken out, under their writer's key; {@link #MOST_REDACTIONS} where there may be more
     */
    record Handling(boolean warned, List<Personal> redactions) {
        static final int MOST_REDACTIONS = 500;

        /** Whether all words that are to be taken out are here. */
        boolean whole() {
            return redactions.size() < MOST_REDACTIONS;
        }
    }

    /** @param part {@code subject}, {@code text}, {@code quoted} or {@code more} */
    record Span(String part, int start, int end) {
        static final String QUOTED = "quoted";
    }

    /**
     * What a reviewer needs to see.
     *
     * @param more what else was screened: words that not every mail program shows, texts of documents, names of files; null in
     *     events from before this was kept, and where there is nothing
     */
    record Content(
            Personal subject,
            Personal text,
            @Nullable Personal quoted,
            @Nullable List<Personal> more) {
        public Content(Personal subject, Personal text, @Nullable Personal quoted) {
            this(subject, text, quoted, null);
        }
    }
}
