package dev.amana.messaging.mailbox;

import dev.amana.messaging.conversation.Kind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A conversation.
 *
 * @param firstId the buyer or customer
 * @param secondId the seller or the support desk
 * @param agentId the member of staff who answers, in a support conversation
 * @param caseAgents who answers there too, having a case that it belongs to
 */
public record ConversationRow(
        String conversationId,
        Kind kind,
        @Nullable String orderId,
        String firstId,
        String secondId,
        @Nullable String agentId,
        List<String> caseAgents,
        Instant openedAt) {
    /** To whom somebody writes here; an agent writes to the customer. */
    public String counterpartOf(String authorId) {
        return authorId.equals(firstId) ? secondId : firstId;
    }

    public boolean isAnsweredBy(String staffId) {
        return kind == Kind.SUPPORT && (staffId.equals(agentId) || caseAgents.contains(staffId));
    }
}
