package dev.amana.messaging.availability;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One scope of an order that makes writing here unavailable.
 *
 * @param signUps whether it is new conversations that are unavailable, rather than a channel
 * @param source who ordered it
 * @param citation the legal basis
 * @param document where the order can be read
 * @param fallback what is offered instead
 * @param since parties registered before it are existing users, others are new
 */
public record Restriction(
        String availabilityId,
        String scopeId,
        boolean signUps,
        String subject,
        String source,
        String citation,
        @Nullable String document,
        @Nullable String fallback,
        List<String> jurisdictions,
        Cohort cohort,
        Instant since,
        List<Span> inForce) {
    public enum Cohort {
        ALL,
        NEW,
        EXISTING
    }

    /** @param until exclusive; null while no end is known */
    public record Span(Instant from, @Nullable Instant until) {
        boolean contains(Instant instant) {
            return !instant.isBefore(from) && (until == null || instant.isBefore(until));
        }
    }

    boolean isInForce(Instant now) {
        return inForce.stream().anyMatch(span -> span.contains(now));
    }

    /** When it ends, if that is known: the end of the interval that it is in. */
    @Nullable
    Instant until(Instant now) {
        return inForce.stream()
                .filter(span -> span.contains(now))
                .findFirst()
                .map(Span::until)
                .orElse(null);
    }

    boolean concerns(Residence residence) {
        boolean newcomer = !residence.registeredAt().isBefore(since);
        return jurisdictions.contains(residence.country())
                && switch (cohort) {
                    case ALL -> true;
                    case NEW -> newcomer;
                    case EXISTING -> !newcomer;
                };
    }
}
