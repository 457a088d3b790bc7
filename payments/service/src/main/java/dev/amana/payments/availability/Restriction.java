package dev.amana.payments.availability;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One scope of an order that makes paying unavailable.
 *
 * @param source who ordered it
 * @param citation the legal basis
 * @param fallback what is offered instead
 * @param since parties registered before it are existing users, others are new
 */
public record Restriction(
        String scopeId,
        String source,
        String citation,
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
    public record Span(Instant from, @Nullable Instant until) {}
}
