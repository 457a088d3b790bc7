package dev.amana.moderation.investigation;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.amana.moderation.investigation.InvestigationCommand.AddEvidence;
import dev.amana.moderation.investigation.InvestigationCommand.AnswerProposal;
import dev.amana.moderation.investigation.InvestigationCommand.CloseInvestigation;
import dev.amana.moderation.investigation.InvestigationCommand.HandOver;
import dev.amana.moderation.investigation.InvestigationCommand.MoveApology;
import dev.amana.moderation.investigation.InvestigationCommand.OpenInvestigation;
import dev.amana.moderation.investigation.InvestigationCommand.ProposeDecision;
import dev.amana.moderation.investigation.InvestigationCommand.RefuseContact;
import dev.amana.moderation.investigation.InvestigationCommand.WriteApology;
import dev.amana.moderation.investigation.InvestigationEvent.ApologyMoved;
import dev.amana.moderation.investigation.InvestigationEvent.ApologyWritten;
import dev.amana.moderation.investigation.InvestigationEvent.DecisionProposed;
import dev.amana.moderation.investigation.InvestigationEvent.EvidenceGathered;
import dev.amana.moderation.investigation.InvestigationEvent.FileHandedOver;
import dev.amana.moderation.investigation.InvestigationEvent.FurtherContactRefused;
import dev.amana.moderation.investigation.InvestigationEvent.InvestigationClosed;
import dev.amana.moderation.investigation.InvestigationEvent.InvestigationDecided;
import dev.amana.moderation.investigation.InvestigationEvent.InvestigationOpened;
import dev.amana.moderation.investigation.InvestigationEvent.ProposalRejected;
import dev.amana.moderation.investigation.InvestigationEvent.SuspensionAdded;
import dev.amana.moderation.investigation.Standing.Apology;
import dev.amana.moderation.investigation.Standing.Proposal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Two people decide, neither of them concerned; nothing leaves the chain of evidence. */
@Aggregate(cache = "aggregateCache")
class Investigation {
    private static final String RULES = "rules";
    private static final String CUSTOMER = "customer";
    private static final String CLOCK = "clock";
    static final int MOST_EVIDENCE = 10_000;
    static final int MOST_REMINDERS = 2;

    @AggregateIdentifier
    private @Nullable String investigationId;

    private int revision;
    private @Nullable Standing standing;
    /** The revision of the last proposal. */
    private int proposed;
    /** It suspends once: what two people lifted does not come back by a repeated event. */
    private boolean suspendedOnce;

    private final Set<String> known = new HashSet<>();

    Investigation() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(OpenInvestigation command, Clock clock) {
        if (standing == null) {
            Standing opened = new Standing(
                    command.staffId(),
                    command.trigger(),
                    command.conversationId(),
                    command.orderId(),
                    command.messageId(),
                    InvestigationState.OPEN,
                    command.suspends(),
                    null,
                    0,
                    Link.START,
                    null,
                    false);
            apply(new InvestigationOpened(command.investigationId(), 1, opened, command.by(), clock.instant()));
        } else if (command.suspends() && !suspendedOnce) {
            Standing graver = standing.suspendedFor(command.trigger());
            apply(new SuspensionAdded(id(), revision + 1, graver, command.by(), clock.instant()));
        }
    }

    /** Whether there was room for all of it. */
    @CommandHandler
    boolean handle(AddEvidence command, Clock clock) {
        Standing now = opened();
        if (now.state() == InvestigationState.CLOSED) {
            return true;
        }
        boolean room = true;
        List<Link> links = new ArrayList<>();
        String head = now.head();
        for (Piece piece : command.pieces()) {
            int number = now.evidence() + links.size() + 1;
            boolean fits = number <= MOST_EVIDENCE;
            room &= fits || known.contains(piece.sourceId());
            if (!known.contains(piece.sourceId()) && fits) {
                Link link = Link.after(head, number, piece);
                links.add(link);
                head = link.link();
            }
        }
        if (!links.isEmpty()) {
            Standing next = now.with(now.evidence() + links.size(), head);
            apply(new EvidenceGathered(id(), revision + 1, next, links, RULES, clock.instant()));
        }
        return room;
    }

    @CommandHandler
    void handle(ProposeDecision command, Clock clock, Colleagues colleagues) {
        Standing now = opened();
        requireUnconcerned(command.by(), now, colleagues);
        if (now.state() != InvestigationState.OPEN) {
            throw new InvestigationRejection.NotNow();
        }
        Proposal proposal =
                new Proposal(command.decision(), command.result(), command.releaseMail(), command.by(), null);
        Standing next = now.proposing(proposal).in(InvestigationState.PROPOSED);
        apply(new DecisionProposed(id(), revision + 1, next, command.why(), command.by(), clock.instant()));
    }

    @CommandHandler
    void handle(AnswerProposal command, Clock clock, Colleagues colleagues) {
        Standing now = opened();
        requireUnconcerned(command.by(), now, colleagues);
        Proposal proposal = now.proposal();
        if (now.state() != InvestigationState.PROPOSED || proposal == null) {
            throw new InvestigationRejection.NotNow();
        }
        if (command.proposal() != proposed) {
            throw new InvestigationRejection.OtherProposal();
        }
        if (proposal.by().equals(command.by())) {
            throw new InvestigationRejection.SamePerson();
        }
        if (command.agreed()) {
            InvestigationState state =
                    proposal.decision() == Decision.CONFIRM ? InvestigationState.CONFIRMED : InvestigationState.LIFTED;
            Proposal decided = new Proposal(
                    proposal.decision(), proposal.result(), proposal.releaseMail(), proposal.by(), command.by());
            Standing next = now.proposing(decided).in(state);
            apply(new InvestigationDecided(id(), revision + 1, next, command.why(), command.by(), clock.instant()));
        } else {
            Standing next = now.proposing(null).in(InvestigationState.OPEN);
            apply(new ProposalRejected(id(), revision + 1, next, command.why(), command.by(), clock.instant()));
        }
    }

    @CommandHandler
    void handle(HandOver command, Clock clock, Colleagues colleagues) {
        Standing now = opened();
        requireUnconcerned(command.by(), now, colleagues);
        apply(new FileHandedOver(id(), revision + 1, now, command.sha256(), command.by(), clock.instant()));
    }

    @CommandHandler
    void handle(WriteApology command, Clock clock, Colleagues colleagues) {
        Standing now = opened();
        Apology before = now.apology();
        if (before != null && before.apologyId().equals(command.apologyId())) {
            return;
        }
        requireUnconcerned(command.senderId(), now, colleagues);
        now.requireApologisable();
        if (!Remedies.of(now.orderId()).contains(command.remedy())) {
            throw new InvestigationRejection.NothingToRefund();
        }
        Apology written = new Apology(
                command.apologyId(),
                command.senderId(),
                command.remedy(),
                ApologyStep.WRITTEN,
                clock.instant(),
                0,
                null);
        apply(new ApologyWritten(
                id(), revision + 1, now.apologising(written), command.text(), command.senderId(), clock.instant()));
    }

    @CommandHandler
    void handle(MoveApology command) {
        Standing now = opened();
        Apology apology = now.apology();
        if (apology == null || !apology.apologyId().equals(command.apologyId()) || !moves(apology, command.step())) {
            return;
        }
        Standing next = now.apologising(apology.at(command.step(), command.at(), command.failure()));
        String by = command.step().settled() ? CUSTOMER : CLOCK;
        apply(new ApologyMoved(id(), revision + 1, next, by, command.at()));
    }

    private static boolean moves(Apology apology, ApologyStep to) {
        ApologyStep from = apology.step();
        return switch (to) {
            case WRITTEN -> false;
            // However late it is, and reminded of: what waited long for a reviewer may still leave or come back.
            case SENT -> from == ApologyStep.WRITTEN || from == ApologyStep.OVERDUE;
            case FAILED -> !from.settled() && from != ApologyStep.FAILED;
            case OVERDUE -> apology.reminders() < MOST_REMINDERS && !from.settled() && from != ApologyStep.FAILED;
            case READ -> !from.settled();
            case ANSWERED -> from != ApologyStep.ANSWERED;
        };
    }

    @CommandHandler
    void handle(RefuseContact command) {
        Standing now = opened();
        if (!now.refused()) {
            apply(new FurtherContactRefused(id(), revision + 1, now.refusing(), CUSTOMER, command.at()));
        }
    }

    /** Not while the customer may still read or answer what was written to them. */
    @CommandHandler
    void handle(CloseInvestigation command, Clock clock, Colleagues colleagues) {
        Standing now = opened();
        requireUnconcerned(command.by(), now, colleagues);
        if (now.state() == InvestigationState.CLOSED) {
            return;
        }
        Apology apology = now.apology();
        boolean awaited = apology != null
                && !now.refused()
                && (apology.step() == ApologyStep.WRITTEN || apology.step() == ApologyStep.SENT);
        if (!now.decided() || awaited) {
            throw new InvestigationRejection.NotNow();
        }
        apply(new InvestigationClosed(
                id(), revision + 1, now.in(InvestigationState.CLOSED), command.by(), clock.instant()));
    }

    private static void requireUnconcerned(String by, Standing now, Colleagues colleagues) {
        if (colleagues.concerned(now.staffId(), by)) {
            throw new InvestigationRejection.Concerned();
        }
    }

    private Standing opened() {
        if (standing == null) {
            throw new InvestigationRejection.Unknown();
        }
        return standing;
    }

    private String id() {
        if (investigationId == null) {
            throw new InvestigationRejection.Unknown();
        }
        return investigationId;
    }

    @EventSourcingHandler
    void on(InvestigationEvent event) {
        investigationId = event.investigationId();
        revision = event.revision();
        standing = event.standing();
        suspendedOnce |= standing.suspended();
        if (event instanceof DecisionProposed) {
            proposed = event.revision();
        }
        if (event instanceof EvidenceGathered gathered) {
            gathered.links().forEach(link -> known.add(link.piece().sourceId()));
        }
    }
}
