package dev.amana.messaging.docket;

import dev.amana.messaging.claim.Party;
import dev.amana.messaging.docket.ClaimTexts.Screening;
import dev.amana.platform.personal.Personal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done or said in a claim.
 *
 * @param what such as {@code opened}, {@code answered}, {@code statement}
 * @param to null where both parties may read it
 * @param appealable whether its author can ask that a person look at it, because it is withheld
 * @param textId what moderation calls it; null where it is not screened
 */
public record ClaimEntry(
        long position,
        String what,
        String authorId,
        Party by,
        @Nullable Party to,
        @Nullable Personal text,
        Instant at,
        @Nullable String textId,
        Screening screening,
        boolean appealable) {

    /** Something that needs no screening. */
    ClaimEntry(
            long position,
            String what,
            String authorId,
            Party by,
            @Nullable Party to,
            @Nullable Personal text,
            Instant at) {
        this(position, what, authorId, by, to, text, at, null, Screening.NOT_NEEDED, false);
    }

    /** Something that a party says to the other. */
    static ClaimEntry screened(
            long position, String what, String authorId, Party by, Personal text, Instant at, String textId) {
        return screened(position, what, authorId, by, null, text, at, textId);
    }

    /** Something that is read once it is cleared. */
    static ClaimEntry screened(
            long position,
            String what,
            String authorId,
            Party by,
            @Nullable Party to,
            Personal text,
            Instant at,
            String textId) {
        return new ClaimEntry(position, what, authorId, by, to, text, at, textId, Screening.WAITING, false);
    }

    public boolean isFor(Party reader) {
        return reader == Party.STAFF || to == null || to == reader || by == reader;
    }
}
