package dev.amana.moderation.staff;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.amana.moderation.staff.StaffCommand.ReinstateStaff;
import dev.amana.moderation.staff.StaffCommand.SuspendStaff;
import dev.amana.moderation.staff.StaffEvent.StaffReinstated;
import dev.amana.moderation.staff.StaffEvent.StaffSuspended;
import java.util.LinkedHashSet;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Suspended for as long as any investigation says so. */
@Aggregate(cache = "aggregateCache")
class StaffMember {
    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // the framework reads it
    private @Nullable String memberId;

    private int revision;
    private final Set<String> suspendedBy = new LinkedHashSet<>();
    /** An investigation suspends once: what two people lifted does not come back by a repeated event. */
    private final Set<String> ended = new LinkedHashSet<>();

    StaffMember() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(SuspendStaff command) {
        String investigation = command.investigationId();
        if (!suspendedBy.contains(investigation) && !ended.contains(investigation)) {
            apply(new StaffSuspended(
                    command.memberId(), command.staffId(), revision + 1, investigation, command.by(), command.at()));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ReinstateStaff command) {
        if (suspendedBy.contains(command.investigationId())) {
            apply(new StaffReinstated(
                    command.memberId(),
                    command.staffId(),
                    revision + 1,
                    command.investigationId(),
                    suspendedBy.size() > 1,
                    command.releaseMail(),
                    command.by(),
                    command.at()));
        }
    }

    @EventSourcingHandler
    void on(StaffSuspended event) {
        memberId = event.memberId();
        revision = event.revision();
        suspendedBy.add(event.investigationId());
    }

    @EventSourcingHandler
    void on(StaffReinstated event) {
        revision = event.revision();
        suspendedBy.remove(event.investigationId());
        ended.add(event.investigationId());
    }
}
