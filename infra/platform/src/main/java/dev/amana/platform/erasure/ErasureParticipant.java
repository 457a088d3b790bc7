package dev.amana.platform.erasure;

import java.util.Set;

/**
 * A bean that drops what it had derived from an erased party's data: look-up hashes, projections, caches. All beans of
 * a context are called for each erasure, at least once; {@code ErasureConfirmed} is published after them. One that
 * throws is tried again.
 */
@FunctionalInterface
public interface ErasureParticipant {
    /** The keys of the named classes (wire names) are already gone. Must be harmless when repeated. */
    void forget(String partyId, Set<String> erasedRetentionClasses);
}
