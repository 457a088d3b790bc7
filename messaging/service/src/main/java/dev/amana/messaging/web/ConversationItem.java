package dev.amana.messaging.web;

import dev.amana.messaging.conversation.Kind;
import dev.amana.messaging.mailbox.ConversationRow;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A conversation in the reader's list.
 *
 * @param counterpart what the other side is; nobody's name is told
 * @param last the last message that the reader may see
 */
record ConversationItem(
        String id,
        @Nullable String orderId,
        String counterpart,
        Instant at,
        @Nullable Bubble last) {
    private static final int SNIPPET = 140;

    static ConversationItem of(ConversationRow row, String readerId, @Nullable Bubble last) {
        Instant at = last == null ? row.openedAt() : last.message().sentAt();
        return new ConversationItem(row.conversationId(), row.orderId(), counterpart(row, readerId), at, last);
    }

    static String counterpart(ConversationRow row, String readerId) {
        boolean first = readerId.equals(row.firstId());
        if (row.kind() == Kind.ORDER) {
            return first ? "seller" : "buyer";
        }
        return first ? "agent" : "customer";
    }

    /** The beginning of the last message. */
    public String snippet() {
        String text = last == null ? null : last.message().text();
        if (text == null) {
            return "";
        }
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= SNIPPET ? line : line.substring(0, SNIPPET) + "…";
    }
}
