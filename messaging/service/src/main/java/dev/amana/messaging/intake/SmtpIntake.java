package dev.amana.messaging.intake;

import dev.amana.messaging.alias.Alias;
import dev.amana.messaging.alias.Aliases;
import dev.amana.messaging.alias.Permission;
import dev.amana.messaging.conversation.Channel;
import dev.amana.messaging.party.Suspensions;
import dev.amana.messaging.smtp.Envelope;
import dev.amana.messaging.smtp.IncomingMail;
import dev.amana.messaging.smtp.Postbox;
import dev.amana.messaging.smtp.RecipientCheck;
import dev.amana.messaging.smtp.SmtpRefusal;
import dev.amana.messaging.smtp.SmtpReply;
import java.util.List;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** What the SMTP server's addresses mean, and what becomes of a mail it took. */
@Primary
@Component
class SmtpIntake implements Postbox {
    private final Aliases aliases;
    private final Suspensions suspensions;
    private final MachineMail machines;
    private final MailIntake intake;

    SmtpIntake(Aliases aliases, Suspensions suspensions, MachineMail machines, MailIntake intake) {
        this.aliases = aliases;
        this.suspensions = suspensions;
        this.machines = machines;
        this.intake = intake;
    }

    @Override
    public RecipientCheck check(Envelope envelope, String recipient) {
        if (envelope.sender().isEmpty()) {
            return aliases.reachable(recipient)
                    .<RecipientCheck>map(alias -> new RecipientCheck.Accepted(alias.conversationId(), alias.ownerId()))
                    .orElseGet(() -> new RecipientCheck.Refused(SmtpReply.unknownAlias()));
        }
        return switch (aliases.permission(envelope.sender(), recipient)) {
            case Permission.Granted(Alias alias) ->
                suspensions.suspended(alias.ownerId())
                        ? new RecipientCheck.Refused(SmtpReply.notReachable())
                        : new RecipientCheck.Accepted(alias.conversationId(), alias.ownerId());
            case Permission.NoSuchAlias() -> new RecipientCheck.Refused(SmtpReply.unknownAlias());
            case Permission.NotTheCounterpart() -> new RecipientCheck.Refused(SmtpReply.notYourConversation());
        };
    }

    /** All recipients or none: each is decided on before the first is taken. */
    @Override
    public void accept(IncomingMail mail) {
        List<Alias> recipients = mail.recipients().stream()
                .map(recipient -> granted(mail, recipient))
                .toList();
        List<Alias> open = machines.sort(mail, recipients);
        IncomingMail taken = mail.envelopeSender().isEmpty() ? machines.asFromNobody(mail) : mail;
        intake.take(taken, open, Alias::counterpartId, Channel.SMTP);
    }

    /** What comes from the null sender is looked into: a report or an automatic answer, or nothing for here. */
    private Alias granted(IncomingMail mail, String recipient) {
        if (mail.envelopeSender().isEmpty()) {
            return aliases.reachable(recipient).orElseThrow(() -> new SmtpRefusal(SmtpReply.unknownAlias()));
        }
        return switch (aliases.permission(mail.envelopeSender(), recipient)) {
            case Permission.Granted(Alias alias) -> alias;
            case Permission.NoSuchAlias() -> throw new SmtpRefusal(SmtpReply.unknownAlias());
            case Permission.NotTheCounterpart() -> throw new SmtpRefusal(SmtpReply.notYourConversation());
        };
    }
}
