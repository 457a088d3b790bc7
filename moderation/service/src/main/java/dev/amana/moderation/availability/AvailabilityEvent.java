package dev.amana.moderation.availability;

import dev.amana.platform.eventstore.StoredAs;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was ruled on an availability order. Each event carries the terms, and all effects as known after it. */
public sealed interface AvailabilityEvent {
    String availabilityId();

    /** Counting up from 1. */
    int revision();

    Terms terms();

    List<Effect> effects();

    Ruling ruling();

    /** The order was identified; nothing holds before the {@code from} of its scopes. */
    @StoredAs("moderation.availability-ordered")
    record AvailabilityOrdered(
            String availabilityId, int revision, Terms terms, List<Scope> scopes, List<Effect> effects, Ruling ruling)
            implements AvailabilityEvent {}

    @StoredAs("moderation.availability-deferred")
    record AvailabilityDeferred(
            String availabilityId,
            int revision,
            Terms terms,
            List<String> scopeIds,
            Instant from,
            List<Effect> effects,
            Ruling ruling)
            implements AvailabilityEvent {}

    /** A court suspends the order. */
    @StoredAs("moderation.availability-stayed")
    record AvailabilityStayed(
            String availabilityId,
            int revision,
            Terms terms,
            List<String> scopeIds,
            List<Effect> effects,
            Ruling ruling)
            implements AvailabilityEvent {}

    /**
     * An appeal alone changes nothing that is in force.
     *
     * @param stay the revision that it was ruled with; null for all, as in events from before stays had names
     */
    @StoredAs("moderation.availability-stay-appealed")
    record StayAppealed(
            String availabilityId,
            int revision,
            Terms terms,
            @Nullable Integer stay,
            List<Effect> effects,
            Ruling ruling)
            implements AvailabilityEvent {}

    /**
     * @param stay the revision that it was ruled with; null for all, as in events from before stays had names
     * @param scopeIds null for all
     */
    @StoredAs("moderation.availability-stay-lifted")
    record StayLifted(
            String availabilityId,
            int revision,
            Terms terms,
            @Nullable Integer stay,
            @Nullable List<String> scopeIds,
            List<Effect> effects,
            Ruling ruling)
            implements AvailabilityEvent {}

    /**
     * @param stay the revision that it was ruled with; null for all that the last lift ended, as in events from before stays
     *     had names
     * @param scopeIds null for all
     */
    @StoredAs("moderation.availability-stay-reinstated")
    record StayReinstated(
            String availabilityId,
            int revision,
            Terms terms,
            @Nullable Integer stay,
            @Nullable List<String> scopeIds,
            List<Effect> effects,
            Ruling ruling)
            implements AvailabilityEvent {}

    @StoredAs("moderation.availability-vacated")
    record AvailabilityVacated(String availabilityId, int revision, Terms terms, List<Effect> effects, Ruling ruling)
            implements AvailabilityEvent {}

    /** The scopes are replaced by these. */
    @StoredAs("moderation.availability-amended")
    record AvailabilityAmended(
            String availabilityId, int revision, Terms terms, List<Scope> scopes, List<Effect> effects, Ruling ruling)
            implements AvailabilityEvent {}
}
