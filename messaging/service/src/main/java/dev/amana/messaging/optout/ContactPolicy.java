package dev.amana.messaging.optout;

import dev.amana.messaging.conversation.ConversationCommand.MarkCritical;
import dev.amana.messaging.conversation.ConversationCommand.RefuseContact;
import dev.amana.messaging.conversation.Kind;
import dev.amana.messaging.mailbox.MailboxQueries;
import dev.amana.messaging.responseclock.OpenQuestions;
import java.time.Duration;
import java.time.Instant;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.stereotype.Component;

/**
 * Whether what somebody wrote may be taken. A seller's message to a buyer who opted out is, when it answers the buyer, or
 * its subject is marked as critical; the latter is written down.
 */
@Component
public class ContactPolicy {
    private static final Duration RECENT = Duration.ofDays(30);

    private final MailboxQueries mailbox;
    private final OptOuts optOuts;
    private final OpenQuestions questions;
    private final CommandGateway commands;

    ContactPolicy(MailboxQueries mailbox, OptOuts optOuts, OpenQuestions questions, CommandGateway commands) {
        this.mailbox = mailbox;
        this.optOuts = optOuts;
        this.questions = questions;
        this.commands = commands;
    }

    /** Called once the message is taken, and again when that is repeated. */
    @FunctionalInterface
    public interface Admission {
        void taken();
    }

    /** @throws RecipientOptedOut where it may not be taken, which is then written down */
    public Admission admit(String conversationId, String messageId, String authorId, String subject, Instant at) {
        if (!isUnasked(conversationId, authorId, at)) {
            return () -> {};
        }
        if (CriticalTag.in(subject)) {
            return () -> commands.sendAndWait(new MarkCritical(
                    conversationId, messageId, authorId, optOuts.criticalUses(authorId, at.minus(RECENT)) + 1, at));
        }
        commands.sendAndWait(new RefuseContact(conversationId, messageId, authorId, at));
        throw new RecipientOptedOut();
    }

    private boolean isUnasked(String conversationId, String authorId, Instant at) {
        return mailbox.sides(conversationId)
                .filter(row -> row.kind() == Kind.ORDER && authorId.equals(row.secondId()))
                .filter(row -> optOuts.refuses(row.firstId(), row.secondId()))
                .filter(row -> !questions.beingAnswered(conversationId, at))
                .isPresent();
    }
}
