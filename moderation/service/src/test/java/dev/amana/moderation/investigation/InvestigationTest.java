package dev.amana.moderation.investigation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.moderation.investigation.InvestigationCommand.AddEvidence;
import dev.amana.moderation.investigation.InvestigationCommand.AnswerProposal;
import dev.amana.moderation.investigation.InvestigationCommand.CloseInvestigation;
import dev.amana.moderation.investigation.InvestigationCommand.MoveApology;
import dev.amana.moderation.investigation.InvestigationCommand.OpenInvestigation;
import dev.amana.moderation.investigation.InvestigationCommand.ProposeDecision;
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
import dev.amana.platform.eventstore.EventCatalog;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.RetentionClass;
import dev.amana.testkit.GoldenFiles;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InvestigationTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final String ID = "i1";
    private static final Piece PIECE = new Piece("message", "m1", "ab", NOW);
    private static final Link LINK = Link.after(Link.START, 1, PIECE);
    private static final Proposal PROPOSAL =
            new Proposal(Decision.CONFIRM, Result.DISMISSAL_RECOMMENDED, false, "lena", null);
    private static final Proposal DECIDED =
            new Proposal(Decision.CONFIRM, Result.DISMISSAL_RECOMMENDED, false, "lena", "lars");

    private final FixtureConfiguration<Investigation> fixture = new AggregateTestFixture<>(Investigation.class);

    @BeforeEach
    void injectResources() {
        fixture.registerInjectableResource(Clock.fixed(NOW, ZoneOffset.UTC));
        Colleagues colleagues = (one, other) -> one.equals(other) || other.equals("mate");
        fixture.registerInjectableResource(colleagues);
    }

    private static Personal words(String by, String text) {
        return Personal.of(by, RetentionClass.STAFF_EVIDENCE, text);
    }

    private static Standing fresh() {
        return new Standing(
                "anna",
                Trigger.THREAT,
                "c1",
                "o1",
                "m1",
                InvestigationState.OPEN,
                true,
                null,
                0,
                Link.START,
                null,
                false);
    }

    private static Standing withEvidence() {
        return fresh().with(1, LINK.link());
    }

    private static Standing confirmed() {
        return withEvidence().proposing(DECIDED).in(InvestigationState.CONFIRMED);
    }

    private static Standing apology(ApologyStep step) {
        return confirmed().apologising(new Apology("a1", "tara", "refund", step, NOW, 0, null));
    }

    private static InvestigationOpened opened() {
        return new InvestigationOpened(ID, 1, fresh(), "rules", NOW);
    }

    private static EvidenceGathered gathered() {
        return new EvidenceGathered(ID, 2, withEvidence(), List.of(LINK), "rules", NOW);
    }

    private static DecisionProposed proposed() {
        Standing standing = withEvidence().proposing(PROPOSAL).in(InvestigationState.PROPOSED);
        return new DecisionProposed(ID, 3, standing, words("lena", "Because"), "lena", NOW);
    }

    private static InvestigationDecided decided() {
        return new InvestigationDecided(ID, 4, confirmed(), words("lars", "Because"), "lars", NOW);
    }

    private static ApologyWritten written() {
        return new ApologyWritten(ID, 6, apology(ApologyStep.WRITTEN), words("tara", "Sorry"), "tara", NOW);
    }

    private static ApologyMoved sent() {
        return new ApologyMoved(ID, 7, apology(ApologyStep.SENT), "clock", NOW);
    }

    private static ProposeDecision propose(String by) {
        return new ProposeDecision(
                ID, Decision.CONFIRM, Result.DISMISSAL_RECOMMENDED, false, words("lena", "Because"), by);
    }

    private static AnswerProposal answer(boolean agreed, String by) {
        return new AnswerProposal(ID, 3, agreed, words("lars", "Because"), by);
    }

    @Test
    void itIsOpenedOnceHoweverOftenAThreatIsTold() {
        OpenInvestigation open = new OpenInvestigation(ID, "anna", Trigger.THREAT, "c1", "o1", "m1", true, "rules");
        fixture.givenNoPriorActivity().when(open).expectEvents(opened());
        fixture.given(opened()).when(open).expectNoEvents();
        InvestigationDecided lifted = new InvestigationDecided(
                ID, 2, fresh().in(InvestigationState.LIFTED), words("lars", "Because"), "lars", NOW);
        fixture.given(opened(), lifted).when(open).expectNoEvents();
    }

    @Test
    void whatIsGraverSuspendsAndIsDecidedAnew() {
        InvestigationOpened report =
                new InvestigationOpened(ID, 1, unsuspended(InvestigationState.OPEN, null), "rita", NOW);
        InvestigationClosed closed =
                new InvestigationClosed(ID, 2, unsuspended(InvestigationState.CLOSED, DECIDED), "lena", NOW);
        OpenInvestigation threat = new OpenInvestigation(ID, "anna", Trigger.THREAT, "c1", "o1", "m1", true, "rolf");
        fixture.given(report, closed).when(threat).expectEvents(new SuspensionAdded(ID, 3, fresh(), "rolf", NOW));
        fixture.given(report)
                .when(new OpenInvestigation(ID, "anna", Trigger.PATTERN, "c1", "o1", "m1", false, "rules"))
                .expectNoEvents();
    }

    private static Standing unsuspended(InvestigationState state, @Nullable Proposal proposal) {
        return new Standing(
                "anna", Trigger.REPORT, "c1", "o1", "m1", state, false, proposal, 0, Link.START, null, false);
    }

    @Test
    void nobodyAgreesToAnotherProposalThanTheyRead() {
        ProposalRejected rejected = new ProposalRejected(ID, 4, withEvidence(), words("lars", "Because"), "lars", NOW);
        DecisionProposed second =
                new DecisionProposed(ID, 5, proposed().standing(), words("mona", "Because"), "mona", NOW);
        fixture.given(opened(), gathered(), proposed(), rejected, second)
                .when(answer(true, "lars"))
                .expectException(InvestigationRejection.OtherProposal.class);
    }

    @Test
    void apologyThatWaitedTooLongAndFailedIsReplaced() {
        ApologyMoved overdue = new ApologyMoved(ID, 7, apology(ApologyStep.OVERDUE), "clock", NOW);
        fixture.given(opened(), gathered(), proposed(), decided(), written(), overdue)
                .when(new MoveApology(ID, "a1", ApologyStep.FAILED, NOW))
                .expectEvents(new ApologyMoved(ID, 8, apology(ApologyStep.FAILED), "clock", NOW));
        fixture.given(opened(), gathered(), proposed(), decided(), written(), overdue)
                .when(new MoveApology(ID, "a1", ApologyStep.SENT, NOW))
                .expectEvents(new ApologyMoved(ID, 8, apology(ApologyStep.SENT), "clock", NOW));
    }

    @Test
    void whyAnApologyFailedIsKeptForWhoeverWritesTheNext() {
        Standing unwanted = confirmed()
                .apologising(new Apology("a1", "tara", "refund", ApologyStep.FAILED, NOW, 0, ApologyFailure.UNWANTED));
        fixture.given(opened(), gathered(), proposed(), decided(), written())
                .when(new MoveApology(ID, "a1", ApologyStep.FAILED, ApologyFailure.of("5.7.1", 0), NOW))
                .expectEvents(new ApologyMoved(ID, 7, unwanted, "clock", NOW));
        assertThat(ApologyFailure.of("5.1.1", 3)).isEqualTo(ApologyFailure.CAME_BACK);
    }

    @Test
    void colleaguesNeitherApologiseNorClose() {
        fixture.given(opened(), gathered(), proposed(), decided())
                .when(new WriteApology(ID, "a1", "refund", words("mate", "Sorry"), "mate"))
                .expectException(InvestigationRejection.Concerned.class);
        fixture.given(opened(), gathered(), proposed(), decided())
                .when(new CloseInvestigation(ID, "mate"))
                .expectException(InvestigationRejection.Concerned.class);
    }

    @Test
    void nothingIsDoneAgainWhenTheTablesAreMadeAnew() {
        assertThat(Arrays.stream(WhenInvestigationMovesThenAct.class.getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(EventHandler.class)))
                .isNotEmpty()
                .allMatch(method -> method.isAnnotationPresent(DisallowReplay.class));
    }

    @Test
    void aPieceOfEvidenceHasOnePlaceInTheChain() {
        fixture.given(opened()).when(new AddEvidence(ID, List.of(PIECE, PIECE))).expectSuccessfulHandlerExecution();
        fixture.given(opened()).when(new AddEvidence(ID, List.of(PIECE))).expectEvents(gathered());
        fixture.given(opened(), gathered())
                .when(new AddEvidence(ID, List.of(PIECE)))
                .expectNoEvents();
    }

    @Test
    void itIsToldWhenTheChainHasNoRoomForAPiece() {
        EvidenceGathered full = new EvidenceGathered(
                ID, 2, fresh().with(Investigation.MOST_EVIDENCE, LINK.link()), List.of(LINK), "rules", NOW);
        fixture.given(opened()).when(new AddEvidence(ID, List.of(PIECE))).expectResultMessagePayload(true);
        fixture.given(opened(), full)
                .when(new AddEvidence(ID, List.of(PIECE, new Piece("message", "m2", "cd", NOW))))
                .expectNoEvents()
                .expectResultMessagePayload(false);
        fixture.given(opened(), full)
                .when(new AddEvidence(ID, List.of(PIECE)))
                .expectNoEvents()
                .expectResultMessagePayload(true);
    }

    @Test
    void twoPeopleDecideAndNeitherIsConcerned() {
        fixture.given(opened(), gathered()).when(propose("lena")).expectEvents(proposed());
        fixture.given(opened(), gathered())
                .when(propose("anna"))
                .expectException(InvestigationRejection.Concerned.class);
        fixture.given(opened(), gathered())
                .when(propose("mate"))
                .expectException(InvestigationRejection.Concerned.class);
        fixture.given(opened(), gathered(), proposed())
                .when(answer(true, "lena"))
                .expectException(InvestigationRejection.SamePerson.class);
        fixture.given(opened(), gathered(), proposed())
                .when(answer(true, "mate"))
                .expectException(InvestigationRejection.Concerned.class);
        fixture.given(opened(), gathered(), proposed())
                .when(answer(true, "lars"))
                .expectEvents(decided());
        fixture.given(opened(), gathered(), proposed())
                .when(answer(false, "lars"))
                .expectEvents(new ProposalRejected(ID, 4, withEvidence(), words("lars", "Because"), "lars", NOW));
    }

    @Test
    void theApologyIsWrittenBySomebodyElseAndFollowedUntilItIsAnswered() {
        fixture.given(opened(), gathered(), proposed(), decided())
                .when(new WriteApology(ID, "a1", "refund", words("anna", "Sorry"), "anna"))
                .expectException(InvestigationRejection.Concerned.class);
        fixture.given(opened())
                .when(new WriteApology(ID, "a1", "refund", words("tara", "Sorry"), "tara"))
                .expectException(InvestigationRejection.NotNow.class);
        fixture.given(opened(), gathered(), proposed(), decided(), written())
                .when(new MoveApology(ID, "a1", ApologyStep.SENT, NOW))
                .expectEvents(sent());
        fixture.given(opened(), gathered(), proposed(), decided(), written(), sent())
                .when(new CloseInvestigation(ID, "lena"))
                .expectException(InvestigationRejection.NotNow.class);
        ApologyMoved answered = new ApologyMoved(ID, 8, apology(ApologyStep.ANSWERED), "customer", NOW);
        fixture.given(opened(), gathered(), proposed(), decided(), written(), sent())
                .when(new MoveApology(ID, "a1", ApologyStep.ANSWERED, NOW))
                .expectEvents(answered);
        fixture.given(opened(), gathered(), proposed(), decided(), written(), sent(), answered)
                .when(new MoveApology(ID, "a1", ApologyStep.READ, NOW))
                .expectNoEvents();
        fixture.given(opened(), gathered(), proposed(), decided(), written(), sent(), answered)
                .when(new CloseInvestigation(ID, "lena"))
                .expectEvents(new InvestigationClosed(
                        ID, 9, apology(ApologyStep.ANSWERED).in(InvestigationState.CLOSED), "lena", NOW));
    }

    @Test
    void whoWantsNoFurtherContactGetsNoApology() {
        FurtherContactRefused refused =
                new FurtherContactRefused(ID, 5, confirmed().refusing(), "customer", NOW);
        fixture.given(opened(), gathered(), proposed(), decided(), refused)
                .when(new WriteApology(ID, "a1", "refund", words("tara", "Sorry"), "tara"))
                .expectException(InvestigationRejection.ContactRefused.class);
    }

    @Test
    void everyStoredEventReadsAsItWasWritten() {
        Standing refused = apology(ApologyStep.SENT).refusing();
        GoldenFiles.check(
                new EventCatalog(InvestigationEvent.class),
                List.of(
                        opened(),
                        new SuspensionAdded(ID, 2, fresh(), "rolf", NOW),
                        gathered(),
                        proposed(),
                        new ProposalRejected(ID, 4, withEvidence(), words("lars", "Because"), "lars", NOW),
                        decided(),
                        new FileHandedOver(ID, 5, confirmed(), "cd", "lena", NOW),
                        written(),
                        sent(),
                        new FurtherContactRefused(ID, 8, refused, "customer", NOW),
                        new InvestigationClosed(ID, 9, refused.in(InvestigationState.CLOSED), "lena", NOW)));
    }
}
