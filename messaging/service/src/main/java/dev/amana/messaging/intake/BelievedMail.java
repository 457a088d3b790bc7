package dev.amana.messaging.intake;

import dev.amana.messaging.alias.Alias;
import dev.amana.messaging.party.Suspensions;
import dev.amana.messaging.smtp.IncomingMail;
import dev.amana.messaging.smtp.SmtpRefusal;
import dev.amana.messaging.smtp.SmtpReply;
import java.util.List;
import org.springframework.stereotype.Component;

/** The way of a mail whose author is known, because something proved it or because the author has confirmed it. */
@Component
public class BelievedMail {
    private final Suspensions suspensions;
    private final MachineMail machines;
    private final MailIntake intake;

    BelievedMail(Suspensions suspensions, MachineMail machines, MailIntake intake) {
        this.suspensions = suspensions;
        this.machines = machines;
        this.intake = intake;
    }

    /**
     * @return the messages that it became
     * @throws SmtpRefusal with the reason why it is not taken
     */
    public List<String> take(IncomingMail mail, List<Alias> recipients) {
        if (recipients.stream().anyMatch(alias -> suspensions.suspended(alias.ownerId()))) {
            throw new SmtpRefusal(SmtpReply.notReachable());
        }
        return intake.take(mail, machines.sort(mail, recipients, false));
    }
}
