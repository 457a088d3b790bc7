package dev.amana.messaging.intake;

import dev.amana.messaging.alias.Alias;
import dev.amana.messaging.conversation.Channel;
import dev.amana.messaging.conversation.ConversationRejection;
import dev.amana.messaging.mime.UnreadableMail;
import dev.amana.messaging.optout.CriticalTag;
import dev.amana.messaging.optout.RecipientOptedOut;
import dev.amana.messaging.smtp.IncomingMail;
import dev.amana.messaging.smtp.SmtpRefusal;
import dev.amana.messaging.smtp.SmtpReply;
import dev.amana.platform.Ids;
import dev.amana.platform.eventstore.RightOfWay;
import dev.amana.platform.personal.SubjectErasedException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Takes what came by SMTP into the conversations of its recipients, and says in SMTP's words why it does not. */
@Component
public class MailIntake {
    private final Intake intake;
    private final RightOfWay rightOfWay;

    MailIntake(Intake intake, RightOfWay rightOfWay) {
        this.intake = intake;
        this.rightOfWay = rightOfWay;
    }

    /**
     * Into all conversations or an exception. What is wrong with the mail itself shows at the first of them, before anything
     * is in; where a later one fails for another reason, a client that tries again meets the identifiers of what is in.
     */
    public void take(IncomingMail mail, List<Alias> recipients, Function<Alias, String> author, Channel channel) {
        String fingerprint = fingerprint(mail.raw());
        recipients.forEach(alias -> take(mail, alias, author.apply(alias), channel, fingerprint));
    }

    private void take(IncomingMail mail, Alias alias, String author, Channel channel, String fingerprint) {
        String messageId = Ids.derived("message", alias.conversationId(), author, fingerprint);
        try {
            rightOfWay.first(() ->
                    intake.take(alias.conversationId(), messageId, author, channel, mail.raw(), mail.receivedAt()));
        } catch (TooMuchText tooMuch) {
            throw new SmtpRefusal(SmtpReply.tooBig(tooMuch.limitBytes()));
        } catch (TooManyAttachments tooMany) {
            throw new SmtpRefusal(SmtpReply.tooManyAttachments(tooMany.limit()));
        } catch (RecipientOptedOut optedOut) {
            throw new SmtpRefusal(SmtpReply.optedOut(CriticalTag.TAG));
        } catch (UnreadableMail unreadable) {
            throw new SmtpRefusal(SmtpReply.contentRefused(
                    Objects.requireNonNullElse(unreadable.getMessage(), "The message cannot be read")));
        } catch (SubjectErasedException erased) {
            throw new SmtpRefusal(SmtpReply.unknownAlias());
        } catch (ConversationRejection rejection) {
            throw new SmtpRefusal(reply(rejection));
        }
    }

    private static SmtpReply reply(ConversationRejection rejection) {
        return switch (rejection) {
            case ConversationRejection.TooManyWaiting ignored ->
                new SmtpReply(452, "4.3.1", "Too many messages wait here, please try again later");
            case ConversationRejection.ContactIsPaused ignored -> SmtpReply.contactPaused();
            case ConversationRejection.NotAParticipant ignored -> SmtpReply.notYourConversation();
            case ConversationRejection.NoSupportConversation ignored -> SmtpReply.notYourConversation();
        };
    }

    private static String fingerprint(byte[] raw) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(raw));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
