package dev.amana.messaging.claim;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.amana.messaging.claim.ClaimCommand.AddStatement;
import dev.amana.messaging.claim.ClaimCommand.AnswerClaim;
import dev.amana.messaging.claim.ClaimCommand.AppealClaim;
import dev.amana.messaging.claim.ClaimCommand.AppealText;
import dev.amana.messaging.claim.ClaimCommand.AskForRoom;
import dev.amana.messaging.claim.ClaimCommand.CloseUnappealed;
import dev.amana.messaging.claim.ClaimCommand.DecideClaim;
import dev.amana.messaging.claim.ClaimCommand.EndRetention;
import dev.amana.messaging.claim.ClaimCommand.EscalateUnanswered;
import dev.amana.messaging.claim.ClaimCommand.OpenClaim;
import dev.amana.messaging.claim.ClaimCommand.SealEvidence;
import dev.amana.messaging.claim.ClaimCommand.WithdrawClaim;
import dev.amana.messaging.claim.ClaimEvent.ClaimAnswered;
import dev.amana.messaging.claim.ClaimEvent.ClaimAppealed;
import dev.amana.messaging.claim.ClaimEvent.ClaimClosed;
import dev.amana.messaging.claim.ClaimEvent.ClaimDecided;
import dev.amana.messaging.claim.ClaimEvent.ClaimEscalated;
import dev.amana.messaging.claim.ClaimEvent.ClaimOpened;
import dev.amana.messaging.claim.ClaimEvent.ClaimRetentionEnded;
import dev.amana.messaging.claim.ClaimEvent.ClaimWithdrawn;
import dev.amana.messaging.claim.ClaimEvent.EscalatedBecause;
import dev.amana.messaging.claim.ClaimEvent.EvidenceSealed;
import dev.amana.messaging.claim.ClaimEvent.Matter;
import dev.amana.messaging.claim.ClaimEvent.StatementAdded;
import dev.amana.messaging.claim.ClaimEvent.TextAppealed;
import dev.amana.messaging.claim.ClaimRejection.AlreadyClaimed;
import dev.amana.messaging.claim.ClaimRejection.NotNow;
import dev.amana.messaging.claim.ClaimRejection.NotThatMuch;
import dev.amana.messaging.claim.ClaimRejection.NothingToAppeal;
import dev.amana.messaging.claim.ClaimRejection.SameDecider;
import dev.amana.messaging.claim.ClaimRejection.TooLate;
import dev.amana.messaging.claim.ClaimRejection.TooMuch;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Decides what may be done with a claim, and by whom. */
@Aggregate(cache = "aggregateCache")
final class Claim {
    /** Of each side, so that none takes away the other's. */
    static final int MOST_STATEMENTS = 100;

    private @Nullable ClaimOpened opened;
    private @Nullable ClaimState state;
    private final Set<String> statements = new HashSet<>();
    private final Set<String> appealedTexts = new HashSet<>();
    private final Map<Party, Integer> statementsBy = new EnumMap<>(Party.class);
    private final Dossier dossier = new Dossier();

    Claim() {}

    /** Unset until the first event, as Axon expects. */
    @AggregateIdentifier
    @Nullable
    String id() {
        return opened == null ? null : opened.matter().claimId();
    }

    /** @return whether it was opened now, rather than before with the same words */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    boolean open(OpenClaim command) {
        if (opened != null) {
            if (opened.reason() == command.reason()
                    && opened.wanted().equals(command.wanted())
                    && opened.statement().equals(command.statement())) {
                return false;
            }
            throw new AlreadyClaimed(command.claimId());
        }
        Matter matter = new Matter(
                command.claimId(), command.orderId(), command.conversationId(), command.buyerId(), command.sellerId());
        apply(new ClaimOpened(
                matter, command.reason(), command.wanted(), command.statement(), command.answerDueAt(), command.at()));
        return true;
    }

    @CommandHandler
    void answer(AnswerClaim command) {
        if (!(state instanceof ClaimState.AwaitsAnswer)) {
            throw notNow();
        }
        apply(new ClaimAnswered(matter(), command.accept(), command.answer(), command.at()));
        if (!command.accept()) {
            apply(new ClaimEscalated(matter(), EscalatedBecause.ANSWERED, command.at()));
            return;
        }
        Decision all = Decision.of(opened().wanted(), opened().wanted());
        apply(new ClaimDecided(matter(), all, command.sellerId(), Party.SELLER, false, null, null, command.at()));
        close(all, command.keptUntil(), command.at());
    }

    @CommandHandler
    void escalate(EscalateUnanswered command) {
        if (state instanceof ClaimState.AwaitsAnswer) {
            apply(new ClaimEscalated(matter(), EscalatedBecause.NO_ANSWER, command.at()));
        }
    }

    @CommandHandler
    void add(AddStatement command) {
        if (statements.contains(command.statementId())) {
            return;
        }
        requireLive();
        if (statementsBy.getOrDefault(command.by(), 0) >= MOST_STATEMENTS) {
            throw new TooMuch(MOST_STATEMENTS);
        }
        apply(new StatementAdded(
                matter(),
                command.statementId(),
                command.authorId(),
                command.by(),
                command.to(),
                command.text(),
                command.at()));
    }

    /** @return whether it is wanted; it is not where it has its place already */
    @CommandHandler
    boolean ask(AskForRoom command) {
        return isNew(EvidenceKind.FILE, command.fileId(), command.by());
    }

    /** @return whether it took its place now, rather than before */
    @CommandHandler
    boolean seal(SealEvidence command) {
        if (!isNew(command.kind(), command.sourceId(), command.by())) {
            return false;
        }
        apply(dossier.next(matter(), command));
        return true;
    }

    private boolean isNew(EvidenceKind kind, String sourceId, Party by) {
        if (dossier.has(kind, sourceId)) {
            return false;
        }
        requireLive();
        dossier.requireRoom(kind, by);
        return true;
    }

    @CommandHandler
    void decide(DecideClaim command) {
        Money wanted = opened().wanted();
        if (command.granted() != null && !command.granted().isPartOf(wanted)) {
            throw new NotThatMuch(wanted);
        }
        Decision decision = Decision.of(command.granted(), wanted);
        if (state instanceof ClaimState.InReview) {
            apply(decided(command, decision, false));
            return;
        }
        if (!(state instanceof ClaimState.InAppeal appeal)) {
            throw notNow();
        }
        if (appeal.firstDeciderId().equals(command.deciderId())) {
            throw new SameDecider();
        }
        apply(decided(command, decision, true));
        close(decision, command.keptUntil(), command.at());
    }

    private ClaimDecided decided(DecideClaim command, Decision decision, boolean onAppeal) {
        return new ClaimDecided(
                matter(),
                decision,
                command.deciderId(),
                Party.STAFF,
                onAppeal,
                command.grounds(),
                onAppeal ? null : command.appealableUntil(),
                command.at());
    }

    @CommandHandler
    void withdraw(WithdrawClaim command) {
        if (!(state instanceof ClaimState.AwaitsAnswer) && !(state instanceof ClaimState.InReview)) {
            throw notNow();
        }
        apply(new ClaimWithdrawn(matter(), command.at()));
        close(Decision.WITHDRAWAL, command.keptUntil(), command.at());
    }

    @CommandHandler
    void appeal(AppealClaim command) {
        if (!(state instanceof ClaimState.Decided decided)) {
            throw notNow();
        }
        if (command.at().isAfter(decided.appealableUntil())) {
            throw new TooLate(decided.appealableUntil());
        }
        Party by = command.appellantId().equals(matter().buyerId()) ? Party.BUYER : Party.SELLER;
        if (decided.decision().leavesNothingToAppeal(by)) {
            throw new NothingToAppeal();
        }
        apply(new ClaimAppealed(matter(), command.appellantId(), by, command.grounds(), command.at()));
    }

    @CommandHandler
    void appeal(AppealText command) {
        if (!appealedTexts.contains(command.textId())) {
            apply(new TextAppealed(matter(), command.textId(), command.authorId(), command.words(), command.at()));
        }
    }

    @CommandHandler
    void close(CloseUnappealed command) {
        if (state instanceof ClaimState.Decided decided) {
            close(decided.decision(), command.keptUntil(), command.at());
        }
    }

    private void close(Decision decision, Instant keptUntil, Instant at) {
        apply(new ClaimClosed(matter(), decision, keptUntil, at));
    }

    @CommandHandler
    void end(EndRetention command) {
        if (state instanceof ClaimState.Closed) {
            apply(new ClaimRetentionEnded(matter(), command.at()));
        }
    }

    private void requireLive() {
        if (!ClaimState.isLive(state)) {
            throw notNow();
        }
    }

    private NotNow notNow() {
        return new NotNow(state == null ? "" : state.getClass().getSimpleName());
    }

    private Matter matter() {
        return opened().matter();
    }

    private ClaimOpened opened() {
        if (opened == null) {
            throw new IllegalStateException("A claim has no first event");
        }
        return opened;
    }

    @EventSourcingHandler
    void on(ClaimOpened event) {
        opened = event;
        state = new ClaimState.AwaitsAnswer();
    }

    @EventSourcingHandler
    void on(ClaimEscalated event) {
        state = new ClaimState.InReview();
    }

    @EventSourcingHandler
    void on(StatementAdded event) {
        statements.add(event.statementId());
        statementsBy.merge(event.by(), 1, Integer::sum);
    }

    @EventSourcingHandler
    void on(TextAppealed event) {
        appealedTexts.add(event.textId());
    }

    @EventSourcingHandler
    void on(EvidenceSealed event) {
        dossier.add(event);
    }

    @EventSourcingHandler
    void on(ClaimDecided event) {
        Instant until = event.appealableUntil();
        if (until != null) {
            state = new ClaimState.Decided(event.decision(), event.deciderId(), until);
        }
    }

    @EventSourcingHandler
    void on(ClaimAppealed event) {
        if (state instanceof ClaimState.Decided decided) {
            state = new ClaimState.InAppeal(decided.deciderId());
        }
    }

    @EventSourcingHandler
    void on(ClaimClosed event) {
        state = new ClaimState.Closed(event.decision());
    }

    @EventSourcingHandler
    void on(ClaimRetentionEnded event) {
        state = new ClaimState.Forgotten();
    }
}
