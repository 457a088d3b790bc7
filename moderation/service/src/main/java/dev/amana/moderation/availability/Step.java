package dev.amana.moderation.availability;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** A ruling, as far as it moves what is in force. */
sealed interface Step {
    Instant effectiveAt();

    record Imposed(Instant effectiveAt, List<Scope> scopes) implements Step {}

    /** The scopes begin later. */
    record Deferred(Instant effectiveAt, Set<String> scopeIds, Instant from) implements Step {}

    record Stayed(Instant effectiveAt, Set<String> scopeIds) implements Step {}

    /** The stay ends. */
    record Lifted(Instant effectiveAt) implements Step {}

    /** The stay that was lifted holds again. */
    record Reinstated(Instant effectiveAt) implements Step {}

    record Vacated(Instant effectiveAt) implements Step {}
}
