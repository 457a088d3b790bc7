package dev.amana.messaging.outbound;

import dev.amana.messaging.outbound.Outcome.Next;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries mails of one destination, one after the other, and says what became of each. */
final class Courier implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Courier.class);
    private static final Duration POSTPONED = Duration.ofMinutes(1);
    private static final Duration CROWDED_OUT = Duration.ofSeconds(30);
    private static final String INTERNAL = "4.3.0";
    /** RFC 3463: the mail system is congested. */
    private static final String CONGESTED = "4.4.5";

    private final CourierOffice office;
    private final Line line;
    private final Shares shares;

    Courier(CourierOffice office, Line line, Shares shares) {
        this.shares = shares;
        this.office = office;
        this.line = line;
    }

    void carry(Ticket ticket) {
        Outcome outcome;
        try {
            outcome = office.holds(ticket) && !office.paused(ticket) ? attempt(ticket) : released(ticket);
        } catch (RuntimeException | Error e) {
            // Not the mail's fault: the database or the vault is away, memory is short, or we have an error. It is
            // tried again.
            log.warn("Mail {} could not be attempted", ticket.id(), e);
            outcome = deferred(ticket, INTERNAL);
        }
        office.done(outcome);
    }

    private Outcome attempt(Ticket ticket) {
        return switch (decision(ticket)) {
            case POSTPONE -> stopped(ticket);
            case CANCEL -> finished(ticket, Next.FAILED, EnhancedStatus.WITHHELD);
            case SEND -> sent(ticket, new Permit(() -> decision(ticket) == AttemptGate.Decision.SEND));
        };
    }

    private AttemptGate.Decision decision(Ticket ticket) {
        return office.gate().decide(ticket.conversationId(), ticket.messageId(), ticket.sender());
    }

    private Outcome stopped(Ticket ticket) {
        return office.erased(ticket) ? finished(ticket, Next.FAILED, EnhancedStatus.NO_MAILBOX) : postponed(ticket);
    }

    private Outcome sent(Ticket ticket, Permit permit) {
        Optional<String> address = office.address(ticket);
        if (address.isEmpty()) {
            return finished(ticket, Next.FAILED, EnhancedStatus.NO_MAILBOX);
        }
        Optional<byte[]> content = office.content(ticket);
        if (content.isEmpty()) {
            return finished(ticket, Next.FAILED, EnhancedStatus.CONTENT_GONE);
        }
        AtomicReference<@Nullable SendResult> result = new AtomicReference<>();
        shares.within(
                Routes.domain(address.get()),
                () -> result.set(line.send(content.get(), office.envelopeSender(ticket), address.get(), permit)));
        SendResult sent = result.get();
        return sent == null ? crowdedOut(ticket) : outcome(ticket, sent);
    }

    private Outcome outcome(Ticket ticket, SendResult result) {
        return switch (result) {
            case SendResult.Accepted() -> finished(ticket, Next.SENT, "2.0.0");
            case SendResult.Refused(String status) -> finished(ticket, Next.FAILED, status);
            case SendResult.Deferred(String status) -> deferred(ticket, status);
            case SendResult.Unreachable(String status) -> deferred(ticket, status);
            case SendResult.Stopped() -> stopped(ticket);
            case SendResult.Unknown() -> {
                office.unknownOutcome(ticket);
                yield deferred(ticket, EnhancedStatus.CONNECTION_BROKEN);
            }
        };
    }

    private Outcome finished(Ticket ticket, Next next, String status) {
        return new Outcome(ticket, next, ticket.attempts() + 1, status, office.now(), null);
    }

    private Outcome deferred(Ticket ticket, String status) {
        Instant now = office.now();
        int attempts = ticket.attempts() + 1;
        return office.backoff().expired(ticket.enqueuedAt(), now)
                ? finished(ticket, Next.FAILED, EnhancedStatus.EXPIRED)
                : new Outcome(
                        ticket,
                        Next.QUEUED,
                        attempts,
                        status,
                        now,
                        office.backoff().next(attempts, now));
    }

    private Outcome postponed(Ticket ticket) {
        Instant now = office.now();
        return new Outcome(ticket, Next.QUEUED, ticket.attempts(), EnhancedStatus.WITHHELD, now, now.plus(POSTPONED));
    }

    /** Its domain has as many connections as it may: no attempt was made. */
    private Outcome crowdedOut(Ticket ticket) {
        Instant now = office.now();
        return office.backoff().expired(ticket.enqueuedAt(), now)
                ? finished(ticket, Next.FAILED, EnhancedStatus.EXPIRED)
                : new Outcome(ticket, Next.QUEUED, ticket.attempts(), CONGESTED, now, now.plus(CROWDED_OUT));
    }

    /** Paused; or the lease is over, and perhaps another instance sends it. If none does, it is free for all. */
    private Outcome released(Ticket ticket) {
        Instant now = office.now();
        return new Outcome(ticket, Next.QUEUED, ticket.attempts(), INTERNAL, now, now);
    }

    @Override
    public void close() {
        line.close();
    }
}
