package dev.amana.moderation.contract;

import dev.amana.published.EventType;
import dev.amana.published.PublishedEvent;
import dev.amana.published.SealedText;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A fact of moderation. Topic {@link #TOPIC}, key = the screening, which has the message's identifier. */
public sealed interface ModerationEvent extends PublishedEvent
        permits ConductEvent,
                UnavailabilityEvent,
                ModerationEvent.VerdictGiven,
                ModerationEvent.CaseFileChanged,
                ModerationEvent.ReportAnswered,
                ModerationEvent.ReportAppealDecided {
    String TOPIC = "amana.moderation.events";

    /**
     * What shall become of a message. A held message may get a second verdict, by a person; the one with the higher
     * {@code revision} counts.
     *
     * @param revision 1 for the rules' verdict, then counting up
     * @param severity of the gravest reason; {@link Severity#NONE} where there is none
     * @param decidedBy {@code rules}, {@code appeal} (held, because the sender asks for a person), or the staff id of a
     *     reviewer
     * @param delivery how a cleared message is delivered, where not as it is
     * @param ruleSet the sets of rules that were applied, each with its version, such as {@code
     *     foundation/1-1f0c22a9+house/7-03bd5a11}; absent from verdicts of before there were versions
     * @param riskClass {@code staff}, {@code with-files}, {@code to-staff} or {@code between-parties}: the class that
     *     messaging waits by
     * @param latencyMillis from the message's arrival at messaging to the rules' verdict; absent from others
     * @param appeal what becomes of the sender's appeal, where this decides on one: {@code GRANTED}, {@code PARTLY} (it goes out
     *     now, though not as it was written) or {@code REFUSED}; absent elsewhere
     */
    @EventType("amana.moderation.verdict-given.v1")
    record VerdictGiven(
            String messageId,
            String conversationId,
            @Nullable String orderId,
            String senderId,
            String senderRole,
            int revision,
            Outcome outcome,
            Severity severity,
            List<Reason> reasons,
            String decidedBy,
            Instant decidedAt,
            @Nullable Delivery delivery,
            @Nullable String ruleSet,
            @Nullable String riskClass,
            @Nullable Long latencyMillis,
            @Nullable String appeal)
            implements ModerationEvent {
        public VerdictGiven(
                String messageId,
                String conversationId,
                @Nullable String orderId,
                String senderId,
                String senderRole,
                int revision,
                Outcome outcome,
                Severity severity,
                List<Reason> reasons,
                String decidedBy,
                Instant decidedAt,
                @Nullable Delivery delivery,
                @Nullable String ruleSet,
                @Nullable String riskClass,
                @Nullable Long latencyMillis) {
            this(
                    messageId,
                    conversationId,
                    orderId,
                    senderId,
                    senderRole,
                    revision,
                    outcome,
                    severity,
                    reasons,
                    decidedBy,
                    decidedAt,
                    delivery,
                    ruleSet,
                    riskClass,
                    latencyMillis,
                    null);
        }

        public VerdictGiven(
                String messageId,
                String conversationId,
                @Nullable String orderId,
                String senderId,
                String senderRole,
                int revision,
                Outcome outcome,
                Severity severity,
                List<Reason> reasons,
                String decidedBy,
                Instant decidedAt) {
            this(
                    messageId,
                    conversationId,
                    orderId,
                    senderId,
                    senderRole,
                    revision,
                    outcome,
                    severity,
                    reasons,
                    decidedBy,
                    decidedAt,
                    null,
                    null,
                    null,
                    null);
        }
    }

    /**
     * How a cleared message is delivered.
     *
     * @param warned whether the recipient is warned of what the message says
     * @param redactions words that are replaced wherever they stand in what is delivered, under their writer's key; empty
     *     where nothing is
     */
    record Delivery(boolean warned, List<SealedText> redactions) {}

    /**
     * Something was done about a case. Repeated in full; the highest revision counts.
     *
     * @param caseId {@code order-…} or {@code conversation-…}
     * @param change one of "assigned", "progressed", "prioritised", "tagged", "linked", "noted", "task-added", "task-done" and
     *     "overdue"
     * @param assignee staff id; null while nobody has it
     * @param progress {@code OPEN}, {@code IN_PROGRESS}, {@code WAITING} or {@code CLOSED}
     * @param priority {@code LOW}, {@code NORMAL}, {@code HIGH} or {@code URGENT}
     * @param dueAt null while no deadline runs
     * @param overdue the case, or a task of it
     * @param by staff id, or {@code clock}
     */
    @EventType("amana.moderation.case-file-changed.v1")
    record CaseFileChanged(
            String caseId,
            int revision,
            String change,
            @Nullable String assignee,
            String progress,
            String priority,
            @Nullable Instant dueAt,
            boolean overdue,
            List<String> tags,
            List<CaseLink> links,
            int openTasks,
            String by,
            Instant changedAt)
            implements ModerationEvent {}

    /**
     * The report of a recipient about a delivered message was answered.
     *
     * @param category such as {@code threat}, as the reporter called it
     * @param answer {@code UPHELD} or {@code REJECTED}
     * @param measure what follows for the message's sender: {@code NONE}, {@code WARNING} or {@code RESTRICTION}, which the
     *     marketplace carries out
     * @param by staff id
     */
    @EventType("amana.moderation.report-answered.v1")
    record ReportAnswered(
            String reportId,
            String messageId,
            String conversationId,
            @Nullable String orderId,
            String reporterId,
            String senderId,
            String category,
            String answer,
            String measure,
            String by,
            Instant answeredAt)
            implements ModerationEvent {}

    /**
     * Somebody else has looked again at what followed from a report for the message's sender, who appealed.
     *
     * @param before the measure that was taken: {@code WARNING} or {@code RESTRICTION}
     * @param measure what stays of it: the same, or {@code WARNING} or {@code NONE} where the appeal was granted; a restriction
     *     that is lifted the marketplace takes back
     * @param by staff id
     */
    @EventType("amana.moderation.report-appeal-decided.v1")
    record ReportAppealDecided(
            String reportId,
            String messageId,
            String conversationId,
            @Nullable String orderId,
            String senderId,
            String category,
            String before,
            String measure,
            String by,
            Instant decidedAt)
            implements ModerationEvent {}

    /** @param relation such as {@code duplicate} */
    record CaseLink(String caseId, String relation) {}

    enum Outcome {
        CLEARED,
        HELD,
        BLOCKED
    }

    enum Severity {
        NONE,
        LOW,
        MEDIUM,
        HIGH,
        CRITICAL
    }

    /**
     * Why.
     *
     * @param category such as {@code threat} or {@code contact-data}
     * @param rule stable rule id within the rule set, such as {@code threat.de.violence}
     * @param ruleSet rule set name and version, such as {@code foundation/3}
     * @param words the words that matched, under the sender's key
     * @param span where they stand; absent where the reason is not in the text
     */
    record Reason(
            String category,
            String rule,
            String ruleSet,
            Severity severity,
            @Nullable SealedText words,
            @Nullable Span span) {
        public Reason(String category, String rule, String ruleSet, Severity severity, @Nullable SealedText words) {
            this(category, rule, ruleSet, severity, words, null);
        }
    }

    /**
     * A place in a message.
     *
     * @param part {@code subject}, {@code text}, {@code quoted}, or {@code more} (hidden text, names of files)
     * @param start in UTF-16 units of that part
     * @param end exclusive
     */
    record Span(String part, int start, int end) {}
}
