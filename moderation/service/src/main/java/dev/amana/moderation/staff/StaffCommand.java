package dev.amana.moderation.staff;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What can be asked about a member of staff. Each may be repeated without harm. */
public sealed interface StaffCommand {
    String staffId();

    /** The aggregate's identifier, apart from those of conversations and cases. */
    @TargetAggregateIdentifier
    default String memberId() {
        return "staff-" + staffId();
    }

    /** @param by staff id, or {@code rules} */
    record SuspendStaff(String staffId, String investigationId, String by, Instant at) implements StaffCommand {}

    /** Ends the suspension as far as this investigation is concerned. */
    record ReinstateStaff(String staffId, String investigationId, boolean releaseMail, String by, Instant at)
            implements StaffCommand {}
}
