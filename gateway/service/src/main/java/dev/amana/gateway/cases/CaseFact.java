package dev.amana.gateway.cases;

import dev.amana.gateway.cases.Fact.Position;
import dev.amana.platform.consumption.Received;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One published event as a case sees it: an entry of the timeline, and what it changes in the row.
 *
 * @param entryId the event's {@code ce_id}
 * @param position of the event in its stream
 * @param context who published it
 * @param type the event's short name, such as {@code message-received}
 * @param subjectId the message, code, gift or conversation that it is about
 * @param minor whether another entry shows the same, so that a reader may leave this one out
 * @param parties party id to role
 * @param slot where {@code fact} stands in the row, such as {@code order.paid}; null where the row keeps nothing of it
 * @param message what the event knows of a message
 */
public record CaseFact(
        String entryId,
        String caseId,
        @Nullable String orderId,
        Instant at,
        Position position,
        String context,
        String type,
        @Nullable String subjectId,
        boolean minor,
        EntryData data,
        Map<String, String> parties,
        @Nullable String slot,
        @Nullable CaseMessage message) {

    public static CaseFact of(
            Received<?> received,
            String caseId,
            @Nullable String orderId,
            Instant at,
            String subjectId,
            EntryData data) {
        // Such as amana.messaging.message-received.v1.
        String[] name = received.type().split("\\.", -1);
        return new CaseFact(
                received.id(),
                caseId,
                orderId,
                at,
                new Position(received.epoch(), received.sequence()),
                name[1],
                name[2],
                subjectId,
                false,
                data,
                Map.of(),
                null,
                null);
    }

    public CaseFact with(Map<String, String> parties) {
        return new CaseFact(
                entryId, caseId, orderId, at, position, context, type, subjectId, minor, data, parties, slot, message);
    }

    public CaseFact in(String slot) {
        return new CaseFact(
                entryId, caseId, orderId, at, position, context, type, subjectId, minor, data, parties, slot, message);
    }

    public CaseFact about(CaseMessage message) {
        return new CaseFact(
                entryId, caseId, orderId, at, position, context, type, subjectId, minor, data, parties, slot, message);
    }

    public CaseFact asMinor(boolean minor) {
        return new CaseFact(
                entryId, caseId, orderId, at, position, context, type, subjectId, minor, data, parties, slot, message);
    }

    /** Looks at a case and work on it do not make one, and do not bring it to the top of the list. */
    boolean opensCase() {
        return !context.equals("audit") && !type.equals("case-file-changed");
    }

    Fact fact() {
        return new Fact(at, position, data.facts());
    }
}
