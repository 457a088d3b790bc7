package dev.amana.messaging.confirmation;

import dev.amana.platform.blob.BlobRef;
import java.time.Instant;

/**
 * A mail that waits to be confirmed by the party that it says to be from.
 *
 * @param alias local part of the alias that it was sent to
 */
record HeldMail(String id, String partyId, String alias, BlobRef original, Instant receivedAt) {}
