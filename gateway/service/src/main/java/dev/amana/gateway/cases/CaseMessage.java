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
        @Nullable Delivery delivery) {

    public static CaseMessage received(String messageId, String conversationId, Instant at) {
        return new CaseMessage(messageId, conversationId, at, null, null);
    }

    public static CaseMessage judged(String messageId, String conversationId, Verdict verdict) {
        return new CaseMessage(messageId, conversationId, null, verdict, null);
    }

    public static CaseMessage delivered(String messageId, String conversationId, Delivery delivery) {
        return new CaseMessage(messageId, conversationId, null, null, delivery);
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
                delivery == null ? other.delivery : delivery.or(other.delivery));
    }

    public State state() {
        if (delivery != null) {
            return delivery.relayed() ? State.RELAYED : State.FAILED;
        }
        return verdict == null ? State.SCREENING : verdict.state();
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
        FAILED;

        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
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
