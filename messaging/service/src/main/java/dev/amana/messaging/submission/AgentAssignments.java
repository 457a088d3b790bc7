package dev.amana.messaging.submission;

import dev.amana.messaging.mailbox.MailboxQueries;
import org.springframework.stereotype.Component;

/**
 * Which conversations a member of staff may write in: support conversations whose agent they are, as the last {@code
 * AgentAssigned} says, and those that belong to a case which they have. At RCPT this saves a mail program from sending in
 * vain; the conversation decides again.
 */
@Component
class AgentAssignments {
    private final MailboxQueries mailbox;

    AgentAssignments(MailboxQueries mailbox) {
        this.mailbox = mailbox;
    }

    boolean covers(String staffId, String conversationId) {
        return mailbox.conversation(conversationId)
                .filter(row -> row.isAnsweredBy(staffId))
                .isPresent();
    }
}
