package dev.amana.moderation.contract;

import dev.amana.published.EventType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What moderation tells of availability orders, for those who obey them. */
public sealed interface UnavailabilityEvent extends ModerationEvent {
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
            implements UnavailabilityEvent {
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

    /** @param until exclusive; null while no end is known */
    record Interval(Instant from, @Nullable Instant until) {}
}
