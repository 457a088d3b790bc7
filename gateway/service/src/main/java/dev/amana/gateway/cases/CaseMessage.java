package dev.amana.gateway.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.amana.published.SealedText;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What became of a message. Each event fills its own part, so that the order of arrival does not matter. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CaseMessage(
        String messageId,
        @Nullable String conversationId,
        @Nullable Instant receivedAt,
        @Nullable Verdict verdict,
        @Nullable Delivery delivery,
        @Nullable Stop stop) {

    public static CaseMessage received(String messageId, String conversationId, Instant at) {
        return new CaseMessage(messageId, conversationId, at, null, null, null);
    }

    public static CaseMessage judged(String messageId, String conversationId, Verdict verdict) {
        return new CaseMessage(messageId, conversationId, null, verdict, null, null);
    }

    public static CaseMessage delivered(String messageId, String conversationId, Delivery delivery) {
        return new CaseMessage(messageId, conversationId, null, null, delivery, null);
    }

    public static CaseMessage stopped(String messageId, String conversationId, Stop stop) {
        return new CaseMessage(messageId, conversationId, null, null, null, stop);
    }

    /** This message with what {@code other} knows of it. */
    CaseMessage and(@Nullable CaseMessage other) {
        if (other == null) {
            return this;
        }
        return new CaseMessage(
                messageId,
                conversationId == null ? other.conversationId : conversationId,
                receivedAt == null ? other.receivedAt : receivedAt,
                verdict == null ? other.verdict : verdict.or(other.verdict),
                delivery == null ? other.delivery : delivery.or(other.delivery),
                stop == null ? other.stop : stop.or(other.stop));
    }

    public State state() {
        if (delivery != null
                && (delivery.relayed() || stop == null || !stop.at().isAfter(delivery.at()))) {
            return delivery.relayed() ? State.RELAYED : State.FAILED;
        }
        State judged = verdict == null ? State.SCREENING : verdict.state();
        // What withholds it by its content says more than what would stop it besides.
        return stop == null || judged == State.HELD || judged == State.BLOCKED ? judged : stop.state();
    }

    public Severity severity() {
        return verdict == null ? Severity.NONE : verdict.severity();
    }

    /** What a message's recipient and the trust team see of its way. */
    public enum State {
        SCREENING,
        CLEARED,
        HELD,
        BLOCKED,
        RELAYED,
        FAILED,
        /** Its author, a member of staff, may not write to customers at present. */
        SENDER_SUSPENDED,
        /** Cleared, but no mail could be made of it that keeps its author's identity. */
        QUARANTINED;

        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * It does not go out although its content may.
     *
     * @param state {@link State#SENDER_SUSPENDED} or {@link State#QUARANTINED}
     */
    public record Stop(State state, Instant at) {
        Stop or(@Nullable Stop other) {
            return other == null || !at.isBefore(other.at) ? this : other;
        }
    }

    /**
     * @param revision the verdict with the highest one counts
     * @param state {@link State#CLEARED}, {@link State#HELD} or {@link State#BLOCKED}
     */
    public record Verdict(
            int revision, State state, Severity severity, List<Reason> reasons, String decidedBy, Instant decidedAt) {
        Verdict or(@Nullable Verdict other) {
            return other == null || revision >= other.revision ? this : other;
        }
    }

    /** @param words what matched, as the sender wrote it */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Reason(
            String category,
            String rule,
            String ruleSet,
            Severity severity,
            @Nullable SealedText words) {}

    /**
     * @param status enhanced status code (RFC 3463) of a failed delivery
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Delivery(
            Instant at, int attempts, @Nullable String status) {
        public boolean relayed() {
            return status == null;
        }

        /** A message that was taken over once was relayed, whatever was said about other attempts. */
        Delivery or(@Nullable Delivery other) {
            if (other == null || relayed() != other.relayed()) {
                return other == null || relayed() ? this : other;
            }
            return at.compareTo(other.at) >= 0 ? this : other;
        }
    }
}
