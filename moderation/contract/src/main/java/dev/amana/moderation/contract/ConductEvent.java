package dev.amana.moderation.contract;

import dev.amana.published.EventType;
import dev.amana.published.SealedText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What moderation tells of a member of staff: whether they may write, how their investigation goes, what is made good. */
public sealed interface ConductEvent extends ModerationEvent {
    /** Whether a member of staff may write to customers: for those who obey that alone, and at once. */
    sealed interface StaffStanding extends ConductEvent {
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
            implements ConductEvent {
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
            implements ConductEvent {}
}
