package dev.amana.moderation.staff;

import dev.amana.platform.eventstore.StoredAs;
import java.time.Instant;

/** What happened to a member of staff. */
public sealed interface StaffEvent {
    String memberId();

    String staffId();

    /** Counting up from 1. */
    int revision();

    @StoredAs("moderation.staff-suspended")
    record StaffSuspended(
            String memberId, String staffId, int revision, String investigationId, String by, Instant suspendedAt)
            implements StaffEvent {}

    /**
     * @param suspended whether another investigation still keeps them from writing
     * @param releaseMail whether what was stopped goes out now
     */
    @StoredAs("moderation.staff-reinstated")
    record StaffReinstated(
            String memberId,
            String staffId,
            int revision,
            String investigationId,
            boolean suspended,
            boolean releaseMail,
            String by,
            Instant reinstatedAt)
            implements StaffEvent {}
}
