package dev.amana.messaging.optout;

import dev.amana.messaging.conversation.ConversationCommand.MarkCritical;
import dev.amana.messaging.conversation.ConversationCommand.RefuseContact;
import dev.amana.messaging.conversation.Kind;
import dev.amana.messaging.docket.AvoidedContacts;
import dev.amana.messaging.docket.ReviewedClaims;
import dev.amana.messaging.docket.ReviewedClaims.Reviewed;
import dev.amana.messaging.mailbox.MailboxQueries;
import dev.amana.messaging.mailbox.MailboxQueries.Sides;
import dev.amana.messaging.responseclock.OpenQuestions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.stereotype.Component;

/**
 * Whether what somebody wrote may be taken. A seller's message to a buyer who opted out is, when it answers the buyer, or
 * its subject is marked as critical; the latter is written down. While staff review a claim of two people, the same holds for
 * what either writes to the other about their other orders, unless it names the claim or its order.
 */
@Component
public class ContactPolicy {
    private static final Duration RECENT = Duration.ofDays(30);

    private final MailboxQueries mailbox;
    private final OptOuts optOuts;
    private final OpenQuestions questions;
    private final ReviewedClaims claims;
    private final AvoidedContacts avoided;
    private final CommandGateway commands;

    ContactPolicy(
            MailboxQueries mailbox,
            OptOuts optOuts,
            OpenQuestions questions,
            ReviewedClaims claims,
            AvoidedContacts avoided,
            CommandGateway commands) {
        this.mailbox = mailbox;
        this.optOuts = optOuts;
        this.questions = questions;
        this.claims = claims;
        this.avoided = avoided;
        this.commands = commands;
    }

    /**
     * What somebody wants to say.
     *
     * @param text empty where only the subject is known yet
     */
    public record Approach(
            String conversationId, String messageId, String authorId, String subject, String text, Instant at) {
        private boolean isCritical() {
            return CriticalTag.in(subject);
        }
    }

    /** Called once the message is taken, and again when that is repeated. */
    @FunctionalInterface
    public interface Admission {
        void taken();
    }

    /**
     * Refuses what may not be taken.
     *
     * @throws RecipientOptedOut which is then written down
     * @throws ContactPausedElsewhere which is then counted
     */
    public Admission admit(Approach approach) {
        Sides sides = mailbox.sides(approach.conversationId())
                .filter(row -> row.kind() == Kind.ORDER)
                .orElse(null);
        if (sides == null) {
            return () -> {};
        }
        boolean bySeller = approach.authorId().equals(sides.secondId());
        Optional<Reviewed> claim =
                claims.elsewhereBetween(sides.firstId(), sides.secondId(), approach.conversationId());
        boolean optedOut = bySeller && optOuts.refuses(sides.firstId(), sides.secondId());
        if (claim.isEmpty() && !optedOut) {
            return () -> {};
        }
        claim.filter(reviewed -> reviewed.isNamedIn(approach.subject() + '\n' + approach.text()))
                .ifPresent(reviewed -> pause(reviewed, approach));
        if (bySeller && questions.beingAnswered(approach.conversationId(), approach.at())) {
            return () -> {};
        }
        if (approach.isCritical()) {
            return bySeller ? () -> markCritical(approach) : () -> {};
        }
        claim.ifPresent(reviewed -> pause(reviewed, approach));
        commands.sendAndWait(
                new RefuseContact(approach.conversationId(), approach.messageId(), approach.authorId(), approach.at()));
        throw new RecipientOptedOut();
    }

    private void pause(Reviewed claim, Approach approach) {
        avoided.count(claim.claimId(), approach.messageId());
        throw new ContactPausedElsewhere(claim.claimId());
    }

    private void markCritical(Approach approach) {
        int before = optOuts.criticalUses(approach.authorId(), approach.at().minus(RECENT));
        commands.sendAndWait(new MarkCritical(
                approach.conversationId(), approach.messageId(), approach.authorId(), before + 1, approach.at()));
    }
}
