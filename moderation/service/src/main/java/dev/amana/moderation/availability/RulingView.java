package dev.amana.moderation.availability;

import dev.amana.moderation.availability.AvailabilityEvent.AvailabilityAmended;
import dev.amana.moderation.availability.AvailabilityEvent.AvailabilityDeferred;
import dev.amana.moderation.availability.AvailabilityEvent.AvailabilityOrdered;
import dev.amana.moderation.availability.AvailabilityEvent.AvailabilityStayed;
import dev.amana.moderation.availability.AvailabilityEvent.AvailabilityVacated;
import dev.amana.moderation.availability.AvailabilityEvent.StayAppealed;
import dev.amana.moderation.availability.AvailabilityEvent.StayLifted;
import dev.amana.moderation.availability.AvailabilityEvent.StayReinstated;
import java.util.List;

/**
 * One ruling of an order's history, and all effects as known after it.
 *
 * @param kind {@code order}, {@code deferral}, {@code stay}, {@code stay-appeal}, {@code stay-lift}, {@code
 *     stay-reinstatement}, {@code vacatur} or {@code amendment}
 */
public record RulingView(
        String availabilityId, int revision, String kind, Terms terms, List<Effect> effects, Ruling ruling) {
    public static RulingView of(AvailabilityEvent event) {
        return new RulingView(
                event.availabilityId(), event.revision(), kind(event), event.terms(), event.effects(), event.ruling());
    }

    private static String kind(AvailabilityEvent event) {
        return switch (event) {
            case AvailabilityOrdered ordered -> "order";
            case AvailabilityDeferred deferred -> "deferral";
            case AvailabilityStayed stayed -> "stay";
            case StayAppealed appealed -> "stay-appeal";
            case StayLifted lifted -> "stay-lift";
            case StayReinstated reinstated -> "stay-reinstatement";
            case AvailabilityVacated vacatur -> "vacatur";
            case AvailabilityAmended amended -> "amendment";
        };
    }
}
