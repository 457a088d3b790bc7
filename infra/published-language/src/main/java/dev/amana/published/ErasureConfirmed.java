package dev.amana.published;

import java.time.Instant;

/** A context has dropped all that it had derived from an erased party's data. Topic as {@link ErasureRequested}. */
@EventType("amana.erasure.erasure-confirmed.v1")
public record ErasureConfirmed(String erasureId, String partyId, String context, Instant confirmedAt)
        implements PublishedEvent {}
