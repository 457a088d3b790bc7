package dev.amana.messaging.intake;

import dev.amana.messaging.alias.Aliases;
import dev.amana.messaging.smtp.Envelope;
import dev.amana.messaging.smtp.IncomingMail;
import dev.amana.messaging.smtp.Postbox;
import dev.amana.messaging.smtp.RecipientCheck;
import dev.amana.messaging.smtp.SmtpReply;
import java.util.List;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** What the SMTP server's addresses mean, and what becomes of a mail it took. */
@Primary
@Component
class SmtpIntake implements Postbox {
    private final Aliases aliases;
    private final SenderGate senders;
    private final BelievedMail believed;
    private final MachineMail machines;
    private final MailIntake intake;

    SmtpIntake(Aliases aliases, SenderGate senders, BelievedMail believed, MachineMail machines, MailIntake intake) {
        this.aliases = aliases;
        this.senders = senders;
        this.believed = believed;
        this.machines = machines;
        this.intake = intake;
    }

    /** Whoever writes: before the content is there, nothing proves who that is, and nobody is told that a guess is right. */
    @Override
    public RecipientCheck check(Envelope envelope, String recipient) {
        return aliases.reachable(recipient)
                .<RecipientCheck>map(alias -> new RecipientCheck.Accepted(alias.conversationId(), alias.ownerId()))
                .orElseGet(() -> new RecipientCheck.Refused(SmtpReply.unknownAlias()));
    }

    /**
     * All recipients or none: each is decided on before the first is taken. What comes from the null sender is looked into: a
     * report or an automatic answer to a mail of ours, or nothing for here.
     */
    @Override
    public List<String> accept(IncomingMail mail) {
        if (mail.envelopeSender().isEmpty()) {
            return intake.take(machines.asFromNobody(mail), machines.sort(mail, senders.aliases(mail), true));
        }
        return believed.take(mail, senders.admit(mail));
    }
}
