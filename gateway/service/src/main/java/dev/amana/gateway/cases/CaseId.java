package dev.amana.gateway.cases;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How facts of different contexts find each other: by the order, else by the conversation. */
public final class CaseId {
    private static final String ORDER = "order-";
    private static final String CONVERSATION = "conversation-";

    private CaseId() {}

    public static String ofOrder(String orderId) {
        return ORDER + orderId;
    }

    /** The prefix keeps an order's id and a conversation's apart, whatever the marketplace calls its orders. */
    public static String of(@Nullable String orderId, String conversationId) {
        return orderId == null ? CONVERSATION + conversationId : ofOrder(orderId);
    }

    /** The order that a case is about; empty for other cases. */
    public static Optional<String> orderOf(String caseId) {
        return caseId.startsWith(ORDER) ? Optional.of(caseId.substring(ORDER.length())) : Optional.empty();
    }
}
