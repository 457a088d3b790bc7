package dev.amana.messaging.receipt;

import dev.amana.messaging.availability.Unavailable;
import dev.amana.messaging.conversation.Channel;
import dev.amana.messaging.conversation.ConversationCommand.AssignAgent;
import dev.amana.messaging.conversation.ConversationCommand.MarkNotTaken;
import dev.amana.messaging.conversation.ConversationRejection;
import dev.amana.messaging.conversation.ConversationRejection.ContactIsPaused;
import dev.amana.messaging.conversation.ConversationRejection.NoSupportConversation;
import dev.amana.messaging.conversation.ConversationRejection.NotAParticipant;
import dev.amana.messaging.conversation.ConversationRejection.StaffContactIsRefused;
import dev.amana.messaging.conversation.ConversationRejection.TooManyWaiting;
import dev.amana.messaging.conversation.Participant;
import dev.amana.messaging.intake.Intake;
import dev.amana.messaging.intake.WrittenMessage;
import dev.amana.messaging.mailbox.ConversationRow;
import dev.amana.messaging.mailbox.MailboxQueries;
import dev.amana.messaging.optout.RecipientOptedOut;
import dev.amana.messaging.party.Parties;
import dev.amana.messaging.party.Party;
import dev.amana.messaging.receipt.StrayMessage.RefuseStray;
import dev.amana.platform.personal.SubjectErasedException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Whoever apologises answers in the conversation from then on. The text goes the way of every message of staff: it is
 * screened, rewritten and delivered under the desk's alias.
 */
@Component
public class WhenApologyIsWrittenThenSend {
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /** RFC 3463: delivery not authorized. */
    private static final String NOT_ALLOWED = "5.7.1";
    /** No such destination. */
    private static final String UNKNOWN = "5.1.1";
    /** Too much is on its way. */
    private static final String FULL = "5.3.1";

    private static final Logger log = LoggerFactory.getLogger(WhenApologyIsWrittenThenSend.class);

    private final CommandGateway commands;
    private final Intake intake;
    private final MailboxQueries mailbox;
    private final Parties parties;
    private final Receipts receipts;
    private final ReceiptLinks links;
    private final Clock clock;

    WhenApologyIsWrittenThenSend(
            CommandGateway commands,
            Intake intake,
            MailboxQueries mailbox,
            Parties parties,
            Receipts receipts,
            ReceiptLinks links,
            Clock clock) {
        this.commands = commands;
        this.intake = intake;
        this.mailbox = mailbox;
        this.parties = parties;
        this.receipts = receipts;
        this.links = links;
        this.clock = clock;
    }

    /**
     * What is refused for good is told as a message that failed: whoever wrote it waits for news.
     *
     * @param apologyId becomes the message's identifier, so that told twice it is sent once
     * @param text null where it is erased
     */
    public void send(String apologyId, String conversationId, String senderId, @Nullable String text) {
        if (text == null) {
            fail(apologyId, conversationId, NOT_ALLOWED, "its text is erased");
            return;
        }
        try {
            take(apologyId, conversationId, senderId, text);
        } catch (AggregateNotFoundException unknown) {
            log.warn("Apology {} is for a conversation that is not here", apologyId);
            commands.sendAndWait(new RefuseStray(apologyId, conversationId, UNKNOWN, clock.instant()));
        } catch (ConversationRejection refusal) {
            fail(apologyId, conversationId, status(refusal), refusal.slug());
        } catch (RecipientOptedOut | SubjectErasedException | Unavailable refusal) {
            fail(apologyId, conversationId, NOT_ALLOWED, String.valueOf(refusal.getMessage()));
        }
    }

    /** Whoever wrote it sends it again when there is room, rather than wonder where it is. */
    private static String status(ConversationRejection refusal) {
        return switch (refusal) {
            case TooManyWaiting full -> FULL;
            case NoSupportConversation other -> NOT_ALLOWED;
            case StaffContactIsRefused unwanted -> NOT_ALLOWED;
            case ContactIsPaused paused -> NOT_ALLOWED;
            case NotAParticipant stranger -> NOT_ALLOWED;
        };
    }

    private void fail(String apologyId, String conversationId, String status, String why) {
        log.warn("Apology {} cannot be sent: {}", apologyId, why);
        commands.sendAndWait(new MarkNotTaken(conversationId, apologyId, status, clock.instant()));
    }

    private void take(String apologyId, String conversationId, String senderId, String text) {
        commands.sendAndWait(new AssignAgent(conversationId, senderId, clock.instant()));
        String customerId = customer(mailbox.conversation(conversationId).orElseThrow());
        receipts.want(new Receipts.Wanted(apologyId, conversationId, customerId));
        String whole = text + "\n\n" + invitation(customerId) + "\n" + links.of(apologyId);
        byte[] mail = new WrittenMessage(apologyId, whole, List.of()).toMail();
        intake.take(conversationId, apologyId, senderId, Channel.API, mail, clock.instant());
    }

    private String invitation(String customerId) {
        String locale = parties.find(customerId).map(Party::locale).orElse("en");
        return ResourceBundle.getBundle("messaging/pages", Locale.forLanguageTag(locale), NO_FALLBACK)
                .getString("receipt.invitation");
    }

    private static String customer(ConversationRow row) {
        return row.firstId().equals(Participant.SUPPORT_DESK) ? row.secondId() : row.firstId();
    }
}
