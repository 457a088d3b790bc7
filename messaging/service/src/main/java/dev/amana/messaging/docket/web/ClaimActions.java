package dev.amana.messaging.docket.web;

import static dev.amana.platform.personal.RetentionClass.CLAIM_EVIDENCE;

import dev.amana.messaging.claim.ClaimCommand;
import dev.amana.messaging.claim.ClaimCommand.AddStatement;
import dev.amana.messaging.claim.ClaimCommand.AnswerClaim;
import dev.amana.messaging.claim.ClaimCommand.AppealClaim;
import dev.amana.messaging.claim.ClaimCommand.AppealText;
import dev.amana.messaging.claim.ClaimCommand.DecideClaim;
import dev.amana.messaging.claim.ClaimCommand.WithdrawClaim;
import dev.amana.messaging.claim.ClaimEvent;
import dev.amana.messaging.claim.Money;
import dev.amana.messaging.claim.Party;
import dev.amana.messaging.docket.ClaimQueries;
import dev.amana.messaging.docket.ClaimTexts;
import dev.amana.messaging.docket.ClaimsProperties;
import dev.amana.messaging.docket.web.ClaimAccess.Look;
import dev.amana.platform.Ids;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.web.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What can be done with a claim, each as a resource of its own. */
@RestController
@RequestMapping("/api/claims/{claimId}")
@ResponseStatus(HttpStatus.NO_CONTENT)
@Tag(name = "Claims")
class ClaimActions {
    private final ClaimAccess access;
    private final ClaimQueries claims;
    private final CommandGateway commands;
    private final ClaimsProperties properties;
    private final Ids ids;
    private final Clock clock;

    ClaimActions(
            ClaimAccess access,
            ClaimQueries claims,
            CommandGateway commands,
            ClaimsProperties properties,
            Ids ids,
            Clock clock) {
        this.access = access;
        this.claims = claims;
        this.commands = commands;
        this.properties = properties;
        this.ids = ids;
        this.clock = clock;
    }

    @PostMapping("/answer")
    @Operation(operationId = "answerClaim", summary = "The seller accepts the claim, or says why not")
    void answer(@PathVariable String claimId, @Valid @RequestBody ClaimRequest.Answer answer) {
        Look look = as(claimId, Party.SELLER);
        Instant now = clock.instant();
        send(new AnswerClaim(claimId, look.callerId(), answer.accept(), text(claimId, answer.text()), kept(now), now));
    }

    @PostMapping("/withdrawal")
    @Operation(operationId = "withdrawClaim", summary = "The buyer no longer asks for anything")
    void withdraw(@PathVariable String claimId) {
        Look look = as(claimId, Party.BUYER);
        Instant now = clock.instant();
        send(new WithdrawClaim(claimId, look.callerId(), kept(now), now));
    }

    @PostMapping("/appeal")
    @Operation(operationId = "appealClaim", summary = "A party does not accept the decision; once")
    void appeal(@PathVariable String claimId, @Valid @RequestBody ClaimRequest.Said grounds) {
        Look look = access.write(claimId);
        if (look.as() == Party.STAFF) {
            throw ClaimAccess.notFound();
        }
        send(new AppealClaim(claimId, look.callerId(), text(claimId, grounds.text()), clock.instant()));
    }

    @PostMapping("/texts/{what}/appeal")
    @Operation(
            operationId = "appealClaimText",
            summary = "The author of a text that is withheld from the other party asks that a person look at it; once")
    void appealText(
            @PathVariable String claimId, @PathVariable String what, @Valid @RequestBody ClaimRequest.Said words) {
        Look look = access.write(claimId);
        String textId = ClaimTexts.id(claimId, what);
        boolean withheld = claims.entries(claimId).stream()
                .anyMatch(entry -> textId.equals(entry.textId())
                        && entry.by() == look.as()
                        && entry.screening() == ClaimTexts.Screening.WITHHELD
                        && entry.appealable());
        if (!withheld) {
            throw ClaimAccess.notFound();
        }
        send(new AppealText(claimId, textId, look.callerId(), text(claimId, words.text()), clock.instant()));
    }

    @PostMapping("/decision")
    @Operation(
            operationId = "decideClaim",
            summary = "Staff decide; after an appeal somebody other than the first decider")
    void decide(@PathVariable String claimId, @Valid @RequestBody ClaimRequest.Decide decide) {
        Look look = access.write(claimId);
        if (look.as() != Party.STAFF) {
            throw ClaimAccess.notFound();
        }
        Instant now = clock.instant();
        Money granted = granted(decide, look.claim().wanted());
        access.record("claim.decide", look.claim(), decide.outcome());
        send(new DecideClaim(
                claimId,
                look.callerId(),
                granted,
                text(claimId, decide.grounds()),
                now.plus(properties.appealWithin()),
                kept(now),
                now));
    }

    private static @Nullable Money granted(ClaimRequest.Decide decide, Money wanted) {
        return switch (decide.outcome()) {
            case "grant" -> wanted;
            case "partial" -> {
                if (decide.amountMinor() == null) {
                    throw new ProblemException(HttpStatus.BAD_REQUEST, "claim-amount-required");
                }
                yield new Money(decide.amountMinor(), wanted.currency());
            }
            default -> null;
        };
    }

    @PostMapping("/statements")
    @Operation(operationId = "addStatement", summary = "A party writes to staff, or staff to the parties")
    void state(
            @PathVariable String claimId,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody ClaimRequest.Statement statement) {
        Look look = access.write(claimId);
        boolean staff = look.as() == Party.STAFF;
        String to = staff ? statement.to() : Party.STAFF.name();
        String id = key == null ? ids.next() : Ids.derived("statement", claimId, look.callerId(), key);
        if (staff) {
            access.record("claim.write", look.claim(), Objects.requireNonNullElse(statement.to(), "both"));
        }
        send(new AddStatement(
                claimId,
                id,
                look.callerId(),
                look.as(),
                to == null ? null : Party.valueOf(to.toUpperCase(Locale.ROOT)),
                text(claimId, statement.text()),
                clock.instant()));
    }

    private Look as(String claimId, Party party) {
        Look look = access.write(claimId);
        if (look.as() != party) {
            throw ClaimAccess.notFound();
        }
        return look;
    }

    private Instant kept(Instant now) {
        return now.plus(properties.evidenceKeptFor());
    }

    private static Personal text(String claimId, String text) {
        return Personal.of(ClaimEvent.evidenceSubject(claimId), CLAIM_EVIDENCE, text);
    }

    private void send(ClaimCommand command) {
        commands.sendAndWait(command);
    }
}
