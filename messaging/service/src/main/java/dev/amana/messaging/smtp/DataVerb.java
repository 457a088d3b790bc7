package dev.amana.messaging.smtp;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.server.Session;

/** DATA: reads the content within limits of size, memory and time, and answers when its fate is decided. */
final class DataVerb extends Verb {
    private final Reception reception;
    private final MemoryBudget memory;
    private final Clock clock;
    private final int mostBytes;
    private final Duration timeout;

    DataVerb(Reception reception, MemoryBudget memory, Clock clock, SmtpProperties settings) {
        super("DATA", "The message follows, up to a line with a single dot.");
        this.reception = reception;
        this.memory = memory;
        this.clock = clock;
        this.mostBytes = settings.mostMessageBytes();
        this.timeout = settings.dataTimeout();
    }

    @Override
    void run(String argument, Session session) throws IOException, DropConnectionException {
        if (!session.isMailTransactionInProgress()) {
            reply(session, needsMail());
            return;
        }
        MailTransaction transaction = (MailTransaction) session.getMessageHandler();
        if (transaction.recipients().isEmpty()) {
            reply(session, new SmtpReply(503, "5.5.1", "No valid recipients"));
            return;
        }
        session.sendResponse("354 End data with <CR><LF>.<CR><LF>");
        try (MailContent content = new MailContent(memory, mostBytes, timeout)) {
            content.readFrom(session.getRawInput());
            reply(session, answer(content, transaction, session));
        } finally {
            session.resetMailTransaction();
        }
    }

    private SmtpReply answer(MailContent content, MailTransaction transaction, Session session) {
        return switch (content.state()) {
            case COMPLETE ->
                reception.take(new IncomingMail(
                        transaction.envelope().sender(),
                        List.copyOf(transaction.recipients()),
                        content.bytes(),
                        session.getRemoteAddress().getAddress(),
                        session.getHelo().orElse(""),
                        clock.instant(),
                        transaction.envelope().login()));
            case TOO_BIG -> SmtpReply.tooBig(mostBytes);
            case NO_MEMORY -> new SmtpReply(452, "4.3.1", "Too much mail at once, please try again");
        };
    }
}
