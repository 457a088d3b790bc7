package dev.amana.messaging.submission;

import dev.amana.messaging.alias.Alias;
import dev.amana.messaging.alias.Aliases;
import dev.amana.messaging.conversation.Channel;
import dev.amana.messaging.conversation.Participant;
import dev.amana.messaging.intake.MailIntake;
import dev.amana.messaging.mime.Senders;
import dev.amana.messaging.party.EmailAddress;
import dev.amana.messaging.smtp.Envelope;
import dev.amana.messaging.smtp.IncomingMail;
import dev.amana.messaging.smtp.Login;
import dev.amana.messaging.smtp.Postbox;
import dev.amana.messaging.smtp.RecipientCheck;
import dev.amana.messaging.smtp.SmtpRefusal;
import dev.amana.messaging.smtp.SmtpReply;
import dev.amana.messaging.staff.StaffSuspensions;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** What staff submit (RFC 6409): only as themselves, only to customers whose conversations they are assigned to. */
@Component
public class SubmissionDesk implements Postbox {
    private static final SmtpReply NOT_AS_SOMEBODY_ELSE = new SmtpReply(
            550, "5.7.1", "Please write from the address that belongs to your mail password, in From and envelope");
    private static final SmtpReply NOT_ASSIGNED =
            new SmtpReply(550, "5.7.1", "There is no such address, or its conversation is not assigned to you");

    private static final SmtpReply SUSPENDED =
            new SmtpReply(550, "5.7.1", "You may not write to customers at present; the trust team can tell you more");

    private final Aliases aliases;
    private final AgentAssignments assignments;
    private final StaffSuspensions staff;
    private final MailIntake intake;

    SubmissionDesk(Aliases aliases, AgentAssignments assignments, StaffSuspensions staff, MailIntake intake) {
        this.staff = staff;
        this.aliases = aliases;
        this.assignments = assignments;
        this.intake = intake;
    }

    @Override
    public RecipientCheck check(Envelope envelope, String recipient) {
        Login login = Objects.requireNonNull(envelope.login(), "MAIL lets nobody else through");
        if (!isOwn(login, envelope.sender())) {
            return new RecipientCheck.Refused(NOT_AS_SOMEBODY_ELSE);
        }
        if (staff.suspended(login.staffId())) {
            return new RecipientCheck.Refused(SUSPENDED);
        }
        return aliases.reachable(recipient)
                .filter(alias -> isAssigned(login, alias))
                .<RecipientCheck>map(alias -> new RecipientCheck.Accepted(alias.conversationId(), alias.ownerId()))
                .orElse(new RecipientCheck.Refused(NOT_ASSIGNED));
    }

    /** All recipients or none, but for a failure of ours: then what is in already is known when the client repeats it. */
    @Override
    public List<String> accept(IncomingMail mail) {
        Login login = Objects.requireNonNull(mail.login(), "MAIL lets nobody else through");
        List<String> from = Senders.from(mail.raw());
        if (from.size() != 1 || !isOwn(login, from.getFirst())) {
            throw new SmtpRefusal(NOT_AS_SOMEBODY_ELSE);
        }
        if (staff.suspended(login.staffId())) {
            throw new SmtpRefusal(SUSPENDED);
        }
        List<Alias> to = mail.recipients().stream()
                .map(recipient -> aliases.reachable(recipient)
                        .filter(alias -> isAssigned(login, alias))
                        .orElseThrow(() -> new SmtpRefusal(NOT_ASSIGNED)))
                .toList();
        return intake.take(mail, to, alias -> login.staffId(), Channel.SUBMISSION);
    }

    private boolean isAssigned(Login login, Alias alias) {
        return alias.counterpartId().equals(Participant.SUPPORT_DESK)
                && assignments.covers(login.staffId(), alias.conversationId());
    }

    private static boolean isOwn(Login login, String address) {
        return EmailAddress.parse(address)
                .filter(given -> given.canonical().equals(login.address()))
                .isPresent();
    }
}
