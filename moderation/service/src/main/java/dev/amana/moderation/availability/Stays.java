package dev.amana.moderation.availability;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The stays of an order, of as many courts as there are: a scope is stayed while any of them covers it. Each is named by the
 * revision that it was ruled with.
 */
final class Stays {
    private final Set<Hold> granted = new LinkedHashSet<>();
    private final Set<Hold> inEffect = new LinkedHashSet<>();
    /** By the last lift of all, and by those of single ones since. */
    private final Set<Hold> lifted = new LinkedHashSet<>();

    /** That a stay covers a scope. */
    private record Hold(int stay, String scopeId) {
        boolean isOf(@Nullable Integer asked, Set<String> scopeIds) {
            return (asked == null || asked == stay) && (scopeIds.isEmpty() || scopeIds.contains(scopeId));
        }
    }

    void grant(int stay, Set<String> scopeIds) {
        scopeIds.forEach(scopeId -> {
            granted.add(new Hold(stay, scopeId));
            inEffect.add(new Hold(stay, scopeId));
        });
    }

    /**
     * @param stay null for all
     * @param scopeIds none for all
     */
    void lift(@Nullable Integer stay, Set<String> scopeIds) {
        Set<Hold> ended = liftable(stay, scopeIds);
        if (stay == null && scopeIds.isEmpty()) {
            lifted.clear();
        }
        lifted.addAll(ended);
        inEffect.removeAll(ended);
    }

    void reinstate(@Nullable Integer stay, Set<String> scopeIds) {
        Set<Hold> renewed = reinstatable(stay, scopeIds);
        lifted.removeAll(renewed);
        inEffect.addAll(renewed);
    }

    boolean canBeLifted(@Nullable Integer stay, Set<String> scopeIds) {
        return !liftable(stay, scopeIds).isEmpty();
    }

    boolean canBeReinstated(@Nullable Integer stay, Set<String> scopeIds) {
        return !reinstatable(stay, scopeIds).isEmpty();
    }

    boolean cover(String scopeId) {
        return inEffect.stream().anyMatch(hold -> hold.scopeId.equals(scopeId));
    }

    private Set<Hold> liftable(@Nullable Integer stay, Set<String> scopeIds) {
        return inEffect.stream().filter(hold -> hold.isOf(stay, scopeIds)).collect(Collectors.toSet());
    }

    /** A stay that is named can come back whenever it was lifted. */
    private Set<Hold> reinstatable(@Nullable Integer stay, Set<String> scopeIds) {
        return (stay == null ? lifted : granted)
                .stream()
                        .filter(hold -> hold.isOf(stay, scopeIds) && !inEffect.contains(hold))
                        .collect(Collectors.toSet());
    }
}
