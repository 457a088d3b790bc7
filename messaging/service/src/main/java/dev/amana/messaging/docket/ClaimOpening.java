package dev.amana.messaging.docket;

import static dev.amana.platform.personal.RetentionClass.CLAIM_EVIDENCE;

import dev.amana.messaging.claim.ClaimCommand.OpenClaim;
import dev.amana.messaging.claim.ClaimEvent;
import dev.amana.messaging.claim.ClaimEvent.ClaimOpened;
import dev.amana.messaging.claim.ClaimEvent.Matter;
import dev.amana.messaging.claim.ClaimReason;
import dev.amana.messaging.claim.Money;
import dev.amana.messaging.claim.Party;
import dev.amana.messaging.docket.ClaimableOrders.Order;
import dev.amana.platform.Ids;
import dev.amana.platform.personal.Personal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.stereotype.Component;

/** Opens claims: one on an order, and another one only after the buyer has withdrawn the one before. */
@Component
public class ClaimOpening {
    private final ClaimQueries claims;
    private final ClaimRows rows;
    private final CommandGateway commands;
    private final ClaimsProperties properties;
    private final Clock clock;

    ClaimOpening(
            ClaimQueries claims, ClaimRows rows, CommandGateway commands, ClaimsProperties properties, Clock clock) {
        this.claims = claims;
        this.rows = rows;
        this.commands = commands;
        this.properties = properties;
        this.clock = clock;
    }

    /** @param now whether it was opened by this call, rather than before with the same words */
    public record Opened(String claimId, boolean now) {}

    public Opened open(Order order, ClaimReason reason, Money wanted, String statement) {
        Instant at = clock.instant();
        String id = Ids.derived("claim", order.orderId(), order.buyerId(), String.valueOf(round(order)));
        String conversation = Ids.derived("conversation", order.orderId(), order.buyerId(), order.sellerId());
        Personal text = Personal.of(ClaimEvent.evidenceSubject(id), CLAIM_EVIDENCE, statement);
        OpenClaim command = new OpenClaim(
                id,
                order.orderId(),
                conversation,
                order.buyerId(),
                order.sellerId(),
                reason,
                wanted,
                text,
                at.plus(properties.answerWithin()),
                at);
        boolean now = commands.<Boolean>sendAndWait(command);
        if (now) {
            // The projection would do the same in a moment; whoever opened it may look at once.
            Matter matter = new Matter(id, order.orderId(), conversation, order.buyerId(), order.sellerId());
            rows.open(new ClaimOpened(matter, reason, wanted, text, command.answerDueAt(), at));
            rows.add(
                    id,
                    ClaimEntry.screened(
                            0, "opened", order.buyerId(), Party.BUYER, text, at, ClaimTexts.id(id, "opened")));
        }
        return new Opened(id, now);
    }

    /** How often the buyer has withdrawn; the last round stays the last. */
    private long round(Order order) {
        List<ClaimRow> before = claims.ofOrder(order.orderId()).stream()
                .filter(claim -> claim.buyerId().equals(order.buyerId()))
                .toList();
        long withdrawn = before.stream().filter(ClaimRow::isWithdrawn).count();
        return Math.min(withdrawn, properties.mostClaimsPerOrder() - 1L);
    }
}
