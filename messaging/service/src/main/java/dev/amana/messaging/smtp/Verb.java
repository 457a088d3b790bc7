package dev.amana.messaging.smtp;

import java.io.IOException;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.internal.server.BaseCommand;
import org.subethamail.smtp.server.Session;

/** A command of ours in place of the library's, with enhanced status codes in all replies. */
abstract class Verb extends BaseCommand {

    Verb(String name, String help) {
        super(name, help);
    }

    @Override
    public final void execute(String line, Session session) throws IOException, DropConnectionException {
        run(getArgPredicate(line), session);
    }

    abstract void run(String argument, Session session) throws IOException, DropConnectionException;

    static void reply(Session session, SmtpReply reply) throws IOException {
        session.sendResponse(reply.line());
    }

    static SmtpReply needsMail() {
        return new SmtpReply(503, "5.5.1", "MAIL first");
    }

    static SmtpReply badSyntax(String expected) {
        return new SmtpReply(501, "5.5.4", "Syntax: " + expected);
    }
}
