package dev.amana.messaging.intake;

import dev.amana.messaging.alias.Alias;
import dev.amana.messaging.alias.Aliases;
import dev.amana.messaging.alias.Permission;
import dev.amana.messaging.conversation.Channel;
import dev.amana.messaging.conversation.ConversationRejection;
import dev.amana.messaging.mime.UnreadableMail;
import dev.amana.messaging.smtp.IncomingMail;
import dev.amana.messaging.smtp.Postbox;
import dev.amana.messaging.smtp.RecipientCheck;
import dev.amana.messaging.smtp.SmtpRefusal;
import dev.amana.messaging.smtp.SmtpReply;
import dev.amana.platform.Ids;
import dev.amana.platform.personal.SubjectErasedException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** What the SMTP server's addresses mean, and what becomes of a mail it took. */
@Component
class SmtpIntake implements Postbox {
    private final Aliases aliases;
    private final Intake intake;

    SmtpIntake(Aliases aliases, Intake intake) {
        this.aliases = aliases;
        this.intake = intake;
    }

    @Override
    public RecipientCheck check(String envelopeSender, String recipient) {
        return switch (aliases.permission(envelopeSender, recipient)) {
            case Permission.Granted(Alias alias) ->
                new RecipientCheck.Accepted(alias.conversationId(), alias.ownerId());
            case Permission.NoSuchAlias() -> new RecipientCheck.Refused(SmtpReply.unknownAlias());
            case Permission.NotTheCounterpart() -> new RecipientCheck.Refused(SmtpReply.notYourConversation());
        };
    }

    /** All recipients or an exception: a client that tries again meets the identifiers of what is already in. */
    @Override
    public void accept(IncomingMail mail) {
        String fingerprint = fingerprint(mail.raw());
        for (String recipient : mail.recipients()) {
            switch (aliases.permission(mail.envelopeSender(), recipient)) {
                case Permission.Granted(Alias alias) -> take(mail, alias, fingerprint);
                case Permission.NoSuchAlias() -> throw new SmtpRefusal(SmtpReply.unknownAlias());
                case Permission.NotTheCounterpart() -> throw new SmtpRefusal(SmtpReply.notYourConversation());
            }
        }
    }

    private void take(IncomingMail mail, Alias alias, String fingerprint) {
        String author = alias.counterpartId();
        String messageId = Ids.derived("message", alias.conversationId(), author, fingerprint);
        try {
            intake.take(alias.conversationId(), messageId, author, Channel.SMTP, mail.raw(), mail.receivedAt());
        } catch (TooMuchText tooMuch) {
            throw new SmtpRefusal(SmtpReply.tooBig(tooMuch.limitBytes()));
        } catch (TooManyAttachments tooMany) {
            throw new SmtpRefusal(SmtpReply.tooManyAttachments(tooMany.limit()));
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
