package dev.amana.payments.issuing;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.amana.payments.availability.Restrictions;
import dev.amana.payments.order.KnownOrder;
import dev.amana.payments.order.KnownOrders;
import dev.amana.payments.paycode.Amount;
import dev.amana.payments.paycode.PayCodeCommand.IssuePayCode;
import dev.amana.payments.paycode.PayCodeNumber;
import dev.amana.platform.Ids;
import dev.amana.platform.web.ProblemException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Issues pay codes. A number and a timer are reserved first; the code counts from its event on. Whoever asks again gets
 * the code that is open, and a fresh one only when no payment of the older one can be reported any more.
 */
@Component
public class PayCodes {
    /** The timer of a code's end; its instance is the code's id. */
    public static final TaskDescriptor<Void> EXPIRY = TaskDescriptor.of("payments.expire-pay-code");

    private final KnownOrders orders;
    private final Restrictions restrictions;
    private final PayCodeTable table;
    private final Scheduler scheduler;
    private final PayCodeProperties properties;
    private final TransactionTemplate transaction;
    private final CommandGateway commands;
    private final Clock clock;
    private final RandomGenerator random = new SecureRandom();

    PayCodes(
            KnownOrders orders,
            Restrictions restrictions,
            PayCodeTable table,
            Scheduler scheduler,
            PayCodeProperties properties,
            TransactionTemplate transaction,
            CommandGateway commands,
            Clock clock) {
        this.orders = orders;
        this.restrictions = restrictions;
        this.table = table;
        this.scheduler = scheduler;
        this.properties = properties;
        this.transaction = transaction;
        this.commands = commands;
        this.clock = clock;
    }

    /** @param isNew false where an open code was there already */
    public record Issued(IssuedCode code, boolean isNew) {}

    public Issued issue(String orderId, String payerId) {
        requireAvailable(payerId);
        Issued issued = Objects.requireNonNull(transaction.execute(status -> reserve(orderId, payerId)));
        IssuedCode code = issued.code();
        commands.sendAndWait(new IssuePayCode(
                code.payCodeId(),
                code.orderId(),
                code.payerId(),
                new PayCodeNumber(code.number()),
                new Amount(code.amountMinor(), code.currency()),
                code.issuedAt(),
                code.expiresAt()));
        return issued;
    }

    /** A code that was issued before an order came into force stays payable: cash that is at the till is taken. */
    private void requireAvailable(String payerId) {
        restrictions.against(payerId, clock.instant()).ifPresent(reason -> {
            throw new ProblemException(
                            HttpStatus.UNAVAILABLE_FOR_LEGAL_REASONS,
                            reason.fallback() == null ? "payment-unavailable" : "payment-unavailable-but",
                            reason.source(),
                            reason.citation(),
                            Objects.requireNonNullElse(reason.fallback(), ""))
                    // RFC 7725: it is us who block; who ordered it is in the text.
                    .header(HttpHeaders.LINK, "</>; rel=\"blocked-by\"");
        });
    }

    private Issued reserve(String orderId, String payerId) {
        KnownOrder order = orders.lock(orderId)
                .filter(known -> known.buyerId().equals(payerId))
                .orElseThrow(() -> new ProblemException(HttpStatus.NOT_FOUND, "unknown-order", orderId));
        if (orders.isClosed(orderId)) {
            throw new ProblemException(HttpStatus.CONFLICT, "order-closed", orderId);
        }
        IssuedCode latest = table.latestFor(orderId).orElse(null);
        if (latest == null) {
            return new Issued(reserve(order, 1), true);
        }
        return switch (latest.state()) {
            case PAID -> throw new ProblemException(HttpStatus.CONFLICT, "pay-code-already-paid");
            case OPEN, EXPIRED -> sameOrNext(order, latest, clock.instant());
        };
    }

    private Issued sameOrNext(KnownOrder order, IssuedCode latest, Instant now) {
        if (latest.isPayable(now)) {
            return new Issued(latest, false);
        }
        if (latest.mayStillBeReported(now, properties.reportGrace())) {
            throw new ProblemException(HttpStatus.CONFLICT, "payment-may-be-reported", order.orderId());
        }
        return new Issued(reserve(order, latest.attempt() + 1), true);
    }

    private IssuedCode reserve(KnownOrder order, int attempt) {
        if (order.amountMinor() == 0) {
            throw new ProblemException(HttpStatus.CONFLICT, "nothing-to-pay", order.orderId());
        }
        // Microseconds are what the table keeps; the event must not say more than a later reader of the row would.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        IssuedCode code;
        do {
            code = new IssuedCode(
                    Ids.derived("pay-code", order.orderId(), Integer.toString(attempt)),
                    order.orderId(),
                    attempt,
                    PayCodeNumber.random(random).digits(),
                    order.buyerId(),
                    order.amountMinor(),
                    order.currency(),
                    now,
                    now.plus(properties.payCodeValidity()),
                    IssuedCode.State.OPEN);
        } while (!table.reserve(code));
        scheduler.schedule(
                EXPIRY.instance(code.payCodeId()).scheduledTo(code.expiresAt().plus(properties.reportGrace())));
        return code;
    }
}
