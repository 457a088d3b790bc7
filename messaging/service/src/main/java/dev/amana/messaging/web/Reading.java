package dev.amana.messaging.web;

import dev.amana.messaging.conversation.Participant;
import dev.amana.messaging.conversation.Role;
import dev.amana.messaging.mailbox.MessageRow;
import dev.amana.messaging.web.Access.View;

/** Which form of a message somebody reads. */
enum Reading {
    /** The author reads what was written, and what became of it. */
    OWN,
    /** Staff read what was written and what was delivered. */
    EVERYTHING,
    /** The recipient reads what was released, rewritten. */
    COPY,
    /** The recipient of a message that was not released does not know of it. */
    NOTHING;

    static Reading of(MessageRow row, View view) {
        return switch (view) {
            case View.Staff() -> EVERYTHING;
            case View.Side(String id) when id.equals(sideOf(row)) -> OWN;
            case View.Side(String id) -> released(row) ? COPY : NOTHING;
        };
    }

    /** The side that wrote it: an agent writes for the desk. */
    static String sideOf(MessageRow row) {
        return row.authorRole() == Role.AGENT ? Participant.SUPPORT_DESK : row.authorId();
    }

    private static boolean released(MessageRow row) {
        return switch (row.stage()) {
            case WAITING, WITHHELD, QUARANTINED, AWAITING_SCAN, STOPPED -> false;
            // Before its copy is made, it may still be found infected, or to tell who wrote it.
            case RELEASED -> row.copy() != null;
            // Where no mail is sent, it counts as delivered a moment before its copy can be read. Without content, it
            // is erased.
            case RELAYED, FAILED -> row.copy() != null || row.content() == null;
        };
    }
}
