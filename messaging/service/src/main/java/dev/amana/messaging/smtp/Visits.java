package dev.amana.messaging.smtp;

import dev.amana.messaging.authentication.ClientNetwork;
import java.io.IOException;
import java.net.SocketException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.subethamail.smtp.server.Session;
import org.subethamail.smtp.server.SessionHandler;

/** The connections that are open: how many from whom, since when, and how many recipients each got wrong. */
final class Visits implements SessionHandler {
    private record Visit(Instant since, AtomicInteger refusals) {}

    private final Map<Session, Visit> open = new ConcurrentHashMap<>();
    private final Map<ClientNetwork, Integer> perClient = new ConcurrentHashMap<>();
    private final SmtpProperties settings;
    private final Clock clock;

    Visits(SmtpProperties settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public SessionAcceptance accept(Session session) {
        int now = perClient.merge(client(session), 1, Integer::sum);
        if (now > settings.connectionsPerClient()) {
            leave(session);
            return SessionAcceptance.failure(421, "4.7.0 Too many connections from this address");
        }
        answerAtOnce(session);
        open.put(session, new Visit(clock.instant(), new AtomicInteger()));
        return SessionAcceptance.success();
    }

    /** Replies to pipelined commands are small writes in a row, which Nagle's algorithm would hold back. */
    private static void answerAtOnce(Session session) {
        try {
            session.getSocket().setTcpNoDelay(true);
        } catch (SocketException alreadyGone) {
            // The first read will show it.
        }
    }

    @Override
    public void onSessionEnd(Session session) {
        if (open.remove(session) != null) {
            leave(session);
        }
    }

    private void leave(Session session) {
        perClient.computeIfPresent(client(session), (address, count) -> count <= 1 ? null : count - 1);
    }

    private static ClientNetwork client(Session session) {
        return ClientNetwork.of(session.getRemoteAddress().getAddress());
    }

    int count() {
        return open.size();
    }

    /** Those who are in the middle of handing over a mail. */
    int handingOver() {
        return (int) open.keySet().stream()
                .filter(Session::isMailTransactionInProgress)
                .count();
    }

    boolean tooManyRefusals(Session session) {
        return refusals(session) > settings.mostRefusedRecipients();
    }

    /** One more, and how many there were by now. */
    int refusals(Session session) {
        Visit visit = open.get(session);
        return visit == null ? 0 : visit.refusals().incrementAndGet();
    }

    /** Ends connections that have lasted too long, however busy they look. */
    void endOverdue() {
        Instant oldest = clock.instant().minus(settings.sessionTimeout());
        open.forEach((session, visit) -> {
            if (visit.since().isBefore(oldest)) {
                close(session);
            }
        });
    }

    private static void close(Session session) {
        try {
            session.closeSocket();
        } catch (IOException alreadyGone) {
            // That is what was wanted.
        }
    }
}
