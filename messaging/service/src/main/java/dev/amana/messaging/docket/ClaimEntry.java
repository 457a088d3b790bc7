package dev.amana.messaging.docket;

import dev.amana.messaging.claim.Party;
import dev.amana.platform.personal.Personal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done or said in a claim.
 *
 * @param what such as {@code opened}, {@code answered}, {@code statement}
 * @param to null where both parties may read it
 */
public record ClaimEntry(
        long position,
        String what,
        String authorId,
        Party by,
        @Nullable Party to,
        @Nullable Personal text,
        Instant at) {

    public boolean isFor(Party reader) {
        return reader == Party.STAFF || to == null || to == reader || by == reader;
    }
}
