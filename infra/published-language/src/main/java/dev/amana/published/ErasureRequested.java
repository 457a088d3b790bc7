package dev.amana.published;

import java.time.Instant;
import java.util.Set;

/**
 * A party is to be forgotten. The keys of the named classes are already gone; each context now drops what it derived
 * from them (blind indexes, caches, projections) and answers with {@link ErasureConfirmed}. Topic
 * {@code amana.erasure.events}, key = the party.
 *
 * @param erased retention classes whose keys were deleted
 * @param kept retention classes that a law still needs
 */
@EventType("amana.erasure.erasure-requested.v1")
public record ErasureRequested(
        String erasureId, String partyId, Set<String> erased, Set<String> kept, Instant requestedAt)
        implements PublishedEvent {
    public static final String TOPIC = "amana.erasure.events";
}
