package dev.amana.messaging.smtp;

import java.io.IOException;
import org.subethamail.smtp.server.Session;

/** A command that is known and not offered. */
final class NotImplementedVerb extends Verb {

    NotImplementedVerb(String name) {
        super(name, "Not offered.");
    }

    @Override
    void run(String argument, Session session) throws IOException {
        reply(session, new SmtpReply(502, "5.5.1", "Not implemented"));
    }
}
