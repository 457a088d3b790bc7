package dev.amana.moderation.contract;

import dev.amana.published.EventType;
import dev.amana.published.PublishedEvent;
import dev.amana.published.SealedText;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A fact of moderation. Topic {@link #TOPIC}, key = the screening, which has the message's identifier. */
public sealed interface ModerationEvent extends PublishedEvent {
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
     * What an availability order makes unavailable, as known now. Repeated in full with every ruling; the highest revision
     * counts. Who obeys looks whether the present lies in an interval.
     *
     * @param ruling {@code order}, {@code deferral}, {@code stay}, {@code stay-appeal}, {@code stay-lift}, {@code
     *     stay-reinstatement}, {@code vacatur} or {@code amendment}
     * @param sourceKind {@code AUTHORITY}, {@code COURT} or {@code PARTNER}
     * @param jurisdictions ISO 3166-1 countries or 3166-2 subdivisions
     * @param documentUrl where the ruling can be read; absent where it is not public, and in events from before this was told
     * @param deviceClass the devices from which a partner withdraws; null for all
     */
    @EventType("amana.moderation.availability-changed.v1")
    record AvailabilityChanged(
            String availabilityId,
            int revision,
            String ruling,
            String sourceKind,
            String source,
            String citation,
            @Nullable String documentUrl,
            List<String> jurisdictions,
            @Nullable String deviceClass,
            List<UnavailableScope> scopes,
            Instant changedAt)
            implements ModerationEvent {
        public AvailabilityChanged(
                String availabilityId,
                int revision,
                String ruling,
                String sourceKind,
                String source,
                String citation,
                List<String> jurisdictions,
                @Nullable String deviceClass,
                List<UnavailableScope> scopes,
                Instant changedAt) {
            this(
                    availabilityId,
                    revision,
                    ruling,
                    sourceKind,
                    source,
                    citation,
                    null,
                    jurisdictions,
                    deviceClass,
                    scopes,
                    changedAt);
        }
    }

    /**
     * @param area {@code CHANNEL}, {@code SIGN_UPS}, {@code UPDATES}, {@code PAYMENTS} or {@code FEATURE}
     * @param subject {@code amana:messaging} and the like are Amana's own; others are somebody else's
     * @param cohort {@code ALL}, {@code NEW} or {@code EXISTING}, by registration before or after {@code from}
     * @param fallback what is offered instead
     */
    record UnavailableScope(
            String scopeId,
            String area,
            String subject,
            String cohort,
            Instant from,
            @Nullable String fallback,
            List<Interval> inForce) {}

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

    /** Whether a member of staff may write to customers: for those who obey that alone, and at once. */
    sealed interface StaffStanding extends ModerationEvent {
        String staffId();

        int revision();
    }

    /**
     * A member of staff may write to no customer until further notice: nothing of theirs leaves, mail that waits already
     * included. The highest revision of a member counts. Key = {@code staff-<staffId>}.
     *
     * @param investigationId why
     */
    @EventType("amana.moderation.staff-suspended.v1")
    record StaffSuspended(String staffId, int revision, String investigationId, Instant suspendedAt)
            implements StaffStanding {}

    /**
     * The member of staff may write again.
     *
     * @param releaseMail whether their cleared messages that were stopped go out now; otherwise they never do
     */
    @EventType("amana.moderation.staff-reinstated.v1")
    record StaffReinstated(
            String staffId, int revision, String investigationId, boolean releaseMail, Instant reinstatedAt)
            implements StaffStanding {}

    /**
     * Where the investigation of a member of staff stands. Repeated in full; the highest revision counts. Key = the
     * investigation.
     *
     * @param caseId {@code order-…} or {@code conversation-…} where it began; null where it is about no single case
     * @param change one of "opened", "suspended", "evidence-gathered", "proposed", "rejected", "confirmed", "lifted",
     *     "handed-over", "apology-sent", "apology-failed", "apology-read", "apology-answered", "apology-overdue",
     *     "contact-refused" and "closed"
     * @param trigger {@code THREAT}, {@code PATTERN}, {@code DATA_MISUSE}, {@code REPORT}, {@code RECOMMENDED} or
     *     {@code REQUESTED}
     * @param state {@code OPEN}, {@code PROPOSED}, {@code CONFIRMED}, {@code LIFTED} or {@code CLOSED}
     * @param suspended whether it keeps the member of staff from writing
     * @param outcome null until two people have decided
     * @param by staff id, or {@code rules}, {@code customer} or {@code clock}
     * @param remedy what an apology promised: {@code contact-person}, {@code refund} or {@code credit}; null where it promised
     *     nothing, there is none, and in events from before this was told
     */
    @EventType("amana.moderation.investigation-changed.v1")
    record InvestigationChanged(
            String investigationId,
            int revision,
            String change,
            String staffId,
            @Nullable String caseId,
            String trigger,
            String state,
            boolean suspended,
            @Nullable String outcome,
            int evidence,
            String by,
            Instant changedAt,
            @Nullable String remedy)
            implements ModerationEvent {
        public InvestigationChanged(
                String investigationId,
                int revision,
                String change,
                String staffId,
                @Nullable String caseId,
                String trigger,
                String state,
                boolean suspended,
                @Nullable String outcome,
                int evidence,
                String by,
                Instant changedAt) {
            this(
                    investigationId,
                    revision,
                    change,
                    staffId,
                    caseId,
                    trigger,
                    state,
                    suspended,
                    outcome,
                    evidence,
                    by,
                    changedAt,
                    null);
        }
    }

    /**
     * A person has written to a customer what is to be sent under the desk's alias: the apology for what another member of
     * staff did. It is screened like every message of staff.
     *
     * @param apologyId names the message, too: {@code messageId} of what messaging receives
     * @param senderId staff id of who wrote it, and who answers in the conversation from now on
     * @param text under the sender's key, as staff evidence
     */
    @EventType("amana.moderation.apology-requested.v1")
    record ApologyRequested(
            String apologyId,
            String investigationId,
            String conversationId,
            @Nullable String orderId,
            String senderId,
            SealedText text,
            Instant requestedAt)
            implements ModerationEvent {}

    /** @param relation such as {@code duplicate} */
    record CaseLink(String caseId, String relation) {}

    /** @param until exclusive; null while no end is known */
    record Interval(Instant from, @Nullable Instant until) {}

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
