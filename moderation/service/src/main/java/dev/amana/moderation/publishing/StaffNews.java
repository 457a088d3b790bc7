package dev.amana.moderation.publishing;

import dev.amana.moderation.contract.ConductEvent;
import dev.amana.moderation.contract.ModerationEvent;
import dev.amana.moderation.staff.StaffEvent;
import dev.amana.moderation.staff.StaffEvent.StaffReinstated;
import dev.amana.moderation.staff.StaffEvent.StaffSuspended;
import org.jspecify.annotations.Nullable;

/** Who of the staff may not write is public, because messaging obeys it. */
final class StaffNews {
    private StaffNews() {}

    static @Nullable ModerationEvent of(StaffEvent event) {
        return switch (event) {
            case StaffSuspended suspended ->
                new ConductEvent.StaffSuspended(
                        suspended.staffId(),
                        suspended.revision(),
                        suspended.investigationId(),
                        suspended.suspendedAt());
            case StaffReinstated reinstated ->
                reinstated.suspended()
                        ? null
                        : new ConductEvent.StaffReinstated(
                                reinstated.staffId(),
                                reinstated.revision(),
                                reinstated.investigationId(),
                                reinstated.releaseMail(),
                                reinstated.reinstatedAt());
        };
    }
}
