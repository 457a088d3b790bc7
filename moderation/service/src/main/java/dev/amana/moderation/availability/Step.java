package dev.amana.moderation.availability;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A ruling, as far as it moves what is in force. */
sealed interface Step {
    Instant effectiveAt();

    record Imposed(Instant effectiveAt, List<Scope> scopes) implements Step {}

    /** The scopes begin later. */
    record Deferred(Instant effectiveAt, Set<String> scopeIds, Instant from) implements Step {}

    /** @param stay names it within its order: the revision that it was ruled with */
    record Stayed(Instant effectiveAt, int stay, Set<String> scopeIds) implements Step {}

    /**
     * Stays end.
     *
     * @param stay null for all
     * @param scopeIds none for all
     */
    record Lifted(Instant effectiveAt, @Nullable Integer stay, Set<String> scopeIds) implements Step {}

    /**
     * What was lifted holds again.
     *
     * @param stay null for all that the last lift ended
     * @param scopeIds none for all
     */
    record Reinstated(Instant effectiveAt, @Nullable Integer stay, Set<String> scopeIds) implements Step {}

    record Vacated(Instant effectiveAt) implements Step {}
}
