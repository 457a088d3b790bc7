package dev.amana.moderation.availability;

import java.util.List;
import java.util.Set;

/**
 * What an order makes unavailable as it was last ruled, in force or not.
 *
 * @param scopeIds of all scopes that it ever had; one that was used once never names anything else
 */
public record Standing(List<Scope> scopes, Set<String> scopeIds) {
    /** Of an order that is not entered yet. */
    public static final Standing NONE = new Standing(List.of(), Set.of());

    public Standing {
        scopes = List.copyOf(scopes);
        scopeIds = Set.copyOf(scopeIds);
    }
}
