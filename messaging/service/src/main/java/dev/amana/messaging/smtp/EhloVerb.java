package dev.amana.messaging.smtp;

import java.io.IOException;
import org.subethamail.smtp.server.Session;

/** Says what the server can do. Not CHUNKING: the library takes a broken connection for the end of a chunk. */
final class EhloVerb extends Verb {

    private final boolean forSubmission;

    EhloVerb(boolean forSubmission) {
        super("EHLO", "Introduce yourself.");
        this.forSubmission = forSubmission;
    }

    @Override
    void run(String argument, Session session) throws IOException {
        if (argument.isBlank()) {
            reply(session, badSyntax("EHLO hostname"));
            return;
        }
        session.resetMailTransaction();
        session.setHelo(argument.length() > 255 ? argument.substring(0, 255) : argument);
        StringBuilder answer = new StringBuilder("250-" + session.getServer().getHostName())
                .append("\r\n250-PIPELINING")
                .append("\r\n250-SIZE ")
                .append(session.getServer().getMaxMessageSize())
                .append("\r\n250-8BITMIME")
                .append("\r\n250-SMTPUTF8");
        if (session.getServer().getEnableTLS() && !session.isTLSStarted()) {
            answer.append("\r\n250-STARTTLS");
        }
        if (forSubmission && session.isTLSStarted()) {
            answer.append("\r\n250-AUTH ").append(AuthVerb.MECHANISMS);
        }
        session.sendResponse(answer.append("\r\n250 ENHANCEDSTATUSCODES").toString());
    }
}
