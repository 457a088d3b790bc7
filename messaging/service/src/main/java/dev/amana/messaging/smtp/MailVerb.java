package dev.amana.messaging.smtp;

import java.io.IOException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.server.Session;

/** MAIL FROM with SIZE, BODY and SMTPUTF8. */
final class MailVerb extends Verb {
    private static final Pattern PARAMETER =
            Pattern.compile("(SIZE)=(\\d{1,20})|BODY=(?:7BIT|8BITMIME)|SMTPUTF8", Pattern.CASE_INSENSITIVE);

    private final @Nullable Logins logins;

    /** @param logins who may submit mail; null where mail is taken from everywhere */
    MailVerb(@Nullable Logins logins) {
        super("MAIL", "Specifies the sender.");
        this.logins = logins;
    }

    @Override
    void run(String argument, Session session) throws IOException, DropConnectionException {
        if (session.isMailTransactionInProgress()) {
            reply(session, new SmtpReply(503, "5.5.1", "Sender already given"));
            return;
        }
        boolean from = argument.toUpperCase(Locale.ROOT).startsWith("FROM:");
        Path path = from ? Path.parse(argument.substring("FROM:".length())) : null;
        if (path == null) {
            reply(session, badSyntax("MAIL FROM:<address>"));
            return;
        }
        Login login = SignedIn.of(session);
        if (logins != null && login == null) {
            reply(session, new SmtpReply(530, "5.7.0", "Please sign in first, after STARTTLS"));
            return;
        }
        if (logins != null && login != null && !logins.holds(login)) {
            // A connection signs in once, so a new one is needed; it is told there what is wrong.
            throw new DropConnectionException(421, "4.7.0 The mail password was revoked or has expired");
        }
        SmtpReply objection = objection(path.parameters(), session.getServer().getMaxMessageSize());
        if (objection != null) {
            reply(session, objection);
            return;
        }
        session.startMailTransaction();
        MailTransaction transaction = (MailTransaction) session.getMessageHandler();
        transaction.from(path.address());
        transaction.login(login);
        reply(session, new SmtpReply(250, "2.1.0", "Ok"));
    }

    private static @Nullable SmtpReply objection(String parameters, long limitBytes) {
        for (String parameter : parameters.isEmpty() ? new String[0] : parameters.split("\\s+", -1)) {
            Matcher known = PARAMETER.matcher(parameter);
            if (!known.matches()) {
                return new SmtpReply(555, "5.5.4", "Unknown parameter of MAIL");
            }
            if (known.group(1) != null
                    && (known.group(2).length() > 18 || Long.parseLong(known.group(2)) > limitBytes)) {
                return SmtpReply.tooBig(limitBytes);
            }
        }
        return null;
    }
}
