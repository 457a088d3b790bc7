package dev.amana.moderation.availability;

import dev.amana.moderation.availability.Terms.Basis;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What can be ruled. Each names its basis, since when it holds, and who entered it. */
public sealed interface AvailabilityCommand {
    String availabilityId();

    Entry entry();

    record Entry(Basis basis, Instant effectiveAt, String staffId) {}

    record OrderUnavailability(
            @TargetAggregateIdentifier String availabilityId, Terms terms, List<Scope> scopes, Entry entry)
            implements AvailabilityCommand {}

    /** @param scopeIds none for all */
    record DeferUnavailability(
            @TargetAggregateIdentifier String availabilityId, List<String> scopeIds, Instant from, Entry entry)
            implements AvailabilityCommand {}

    /** @param scopeIds none for all */
    record StayOrder(@TargetAggregateIdentifier String availabilityId, List<String> scopeIds, Entry entry)
            implements AvailabilityCommand {}

    /** @param stay the revision that it was ruled with; null for all in effect */
    record AppealStay(
            @TargetAggregateIdentifier String availabilityId,
            @Nullable Integer stay,
            Entry entry) implements AvailabilityCommand {}

    /**
     * @param stay the revision that it was ruled with; null for all in effect
     * @param scopeIds none for all that it covers
     */
    record LiftStay(
            @TargetAggregateIdentifier String availabilityId,
            @Nullable Integer stay,
            List<String> scopeIds,
            Entry entry)
            implements AvailabilityCommand {}

    /**
     * @param stay the revision that it was ruled with; null for all that the last lift ended
     * @param scopeIds none for all that it covered
     */
    record ReinstateStay(
            @TargetAggregateIdentifier String availabilityId,
            @Nullable Integer stay,
            List<String> scopeIds,
            Entry entry)
            implements AvailabilityCommand {}

    record VacateOrder(@TargetAggregateIdentifier String availabilityId, Entry entry) implements AvailabilityCommand {}

    record AmendOrder(@TargetAggregateIdentifier String availabilityId, List<Scope> scopes, Entry entry)
            implements AvailabilityCommand {}
}
