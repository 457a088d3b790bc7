package dev.amana.messaging.optout;

import dev.amana.platform.eventstore.StoredAs;
import java.time.Instant;

/** What a buyer chose. */
public sealed interface ContactPreferenceEvent {
    String preferenceId();

    String buyerId();

    /** {@link ContactPreferenceCommand#ALL} for every seller. */
    String sellerId();

    @StoredAs("messaging.contact-opted-out")
    record ContactOptedOut(String preferenceId, String buyerId, String sellerId, Instant at)
            implements ContactPreferenceEvent {}

    @StoredAs("messaging.contact-opted-in")
    record ContactOptedIn(String preferenceId, String buyerId, String sellerId, Instant at)
            implements ContactPreferenceEvent {}
}
