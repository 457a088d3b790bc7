package dev.amana.platform.erasure;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * What an erasure did at once; the contexts confirm later what they dropped.
 *
 * @param erased wire names of the retention classes whose keys are gone
 * @param kept wire names of the classes that a law still needs, each with the key of the reason: {@code legal-claims},
 *     {@code cash-and-tax-law} or {@code employment-and-access-records}
 */
public record ErasureOutcome(
        String erasureId, String partyId, Set<String> erased, Map<String, String> kept, Instant requestedAt) {}
