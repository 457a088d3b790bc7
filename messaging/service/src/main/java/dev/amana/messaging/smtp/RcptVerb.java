package dev.amana.messaging.smtp;

import java.io.IOException;
import java.util.Locale;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.server.Session;

/** RCPT TO: asks whether there is such an address, and whether this sender may write to it. */
final class RcptVerb extends Verb {
    private final Reception reception;
    private final Visits visits;
    private final int mostRecipients;

    RcptVerb(Reception reception, Visits visits, int mostRecipients) {
        super("RCPT", "Specifies a recipient.");
        this.reception = reception;
        this.visits = visits;
        this.mostRecipients = mostRecipients;
    }

    @Override
    void run(String argument, Session session) throws IOException, DropConnectionException {
        if (!session.isMailTransactionInProgress()) {
            reply(session, needsMail());
            return;
        }
        boolean to = argument.toUpperCase(Locale.ROOT).startsWith("TO:");
        Path path = to ? Path.parse(argument.substring("TO:".length())) : null;
        if (path == null || path.address().isEmpty()) {
            reply(session, badSyntax("RCPT TO:<address>"));
            return;
        }
        MailTransaction transaction = (MailTransaction) session.getMessageHandler();
        SmtpReply objection = transaction.recipients().size() >= mostRecipients
                ? new SmtpReply(452, "4.5.3", "Too many recipients")
                : reception.objection(transaction.envelope(), path.address());
        if (objection == null) {
            transaction.recipient(path.address());
            session.addRecipient(path.address());
            reply(session, new SmtpReply(250, "2.1.5", "Ok"));
        } else {
            refuse(session, objection);
        }
    }

    private void refuse(Session session, SmtpReply objection) throws IOException, DropConnectionException {
        if (objection.code() >= 500 && visits.tooManyRefusals(session)) {
            throw new DropConnectionException(421, "4.7.0 Too many unknown recipients");
        }
        reply(session, objection);
    }
}
