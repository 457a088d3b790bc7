package dev.amana.messaging.claim;

import static dev.amana.messaging.claim.ClaimSamples.APPEALABLE;
import static dev.amana.messaging.claim.ClaimSamples.CLAIM;
import static dev.amana.messaging.claim.ClaimSamples.KEPT;
import static dev.amana.messaging.claim.ClaimSamples.MATTER;
import static dev.amana.messaging.claim.ClaimSamples.NOON;
import static dev.amana.messaging.claim.ClaimSamples.WANTED;
import static dev.amana.messaging.claim.ClaimSamples.answered;
import static dev.amana.messaging.claim.ClaimSamples.appealed;
import static dev.amana.messaging.claim.ClaimSamples.closed;
import static dev.amana.messaging.claim.ClaimSamples.decided;
import static dev.amana.messaging.claim.ClaimSamples.escalated;
import static dev.amana.messaging.claim.ClaimSamples.file;
import static dev.amana.messaging.claim.ClaimSamples.open;
import static dev.amana.messaging.claim.ClaimSamples.opened;
import static dev.amana.messaging.claim.ClaimSamples.said;
import static dev.amana.messaging.claim.ClaimSamples.seal;
import static dev.amana.messaging.claim.ClaimSamples.sealFile;
import static dev.amana.messaging.claim.ClaimSamples.sealed;

import dev.amana.messaging.claim.ClaimCommand.AddStatement;
import dev.amana.messaging.claim.ClaimCommand.AnswerClaim;
import dev.amana.messaging.claim.ClaimCommand.AppealClaim;
import dev.amana.messaging.claim.ClaimCommand.AskForRoom;
import dev.amana.messaging.claim.ClaimCommand.CloseUnappealed;
import dev.amana.messaging.claim.ClaimCommand.DecideClaim;
import dev.amana.messaging.claim.ClaimCommand.EndRetention;
import dev.amana.messaging.claim.ClaimCommand.EscalateUnanswered;
import dev.amana.messaging.claim.ClaimCommand.WithdrawClaim;
import dev.amana.messaging.claim.ClaimEvent.ClaimDecided;
import dev.amana.messaging.claim.ClaimEvent.ClaimRetentionEnded;
import dev.amana.messaging.claim.ClaimEvent.ClaimWithdrawn;
import dev.amana.messaging.claim.ClaimEvent.EscalatedBecause;
import dev.amana.messaging.claim.ClaimEvent.StatementAdded;
import dev.amana.messaging.claim.ClaimRejection.AlreadyClaimed;
import dev.amana.messaging.claim.ClaimRejection.NotNow;
import dev.amana.messaging.claim.ClaimRejection.NotThatMuch;
import dev.amana.messaging.claim.ClaimRejection.NothingToAppeal;
import dev.amana.messaging.claim.ClaimRejection.SameDecider;
import dev.amana.messaging.claim.ClaimRejection.TooLate;
import dev.amana.messaging.claim.ClaimRejection.TooMuch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClaimTest {
    private static final Decision ALL = new Decision(Decision.Outcome.GRANTED, WANTED);
    private static final Decision SOME = new Decision(Decision.Outcome.PARTIALLY_GRANTED, new Money(2000, "EUR"));

    private final AggregateTestFixture<Claim> fixture = new AggregateTestFixture<>(Claim.class);

    private TestExecutor<Claim> given(Object... events) {
        return fixture.given(events);
    }

    private static DecideClaim decide(String decider, @Nullable Money granted) {
        return new DecideClaim(CLAIM, decider, granted, said("The pictures show it"), APPEALABLE, KEPT, NOON);
    }

    private static AnswerClaim answer(boolean accept) {
        return new AnswerClaim(CLAIM, "selim", accept, said("It was whole"), KEPT, NOON);
    }

    private static AppealClaim appeal(String by) {
        return new AppealClaim(CLAIM, by, said("Look again"), NOON);
    }

    @Test
    void openingStartsTheTimeToAnswer() {
        fixture.givenNoPriorActivity()
                .when(open("It came broken"))
                .expectEvents(opened())
                .expectResultMessagePayload(true);
    }

    @Test
    void openingAgainWithTheSameWordsChangesNothing() {
        given(opened()).when(open("It came broken")).expectNoEvents().expectResultMessagePayload(false);
    }

    @Test
    void secondClaimOnAnOrderIsRejected() {
        given(opened()).when(open("I do not like it")).expectException(AlreadyClaimed.class);
    }

    @Test
    void contestedAnswerBringsTheClaimToReview() {
        given(opened()).when(answer(false)).expectEvents(answered(false), escalated(EscalatedBecause.ANSWERED));
    }

    @Test
    void acceptedAnswerGrantsAllAndClosesTheClaim() {
        given(opened())
                .when(answer(true))
                .expectEvents(
                        answered(true),
                        new ClaimDecided(MATTER, ALL, "selim", Party.SELLER, false, null, null, NOON),
                        closed(ALL));
    }

    @Test
    void missingAnswerBringsTheClaimToReviewOnce() {
        EscalateUnanswered over = new EscalateUnanswered(CLAIM, NOON);
        given(opened()).when(over).expectEvents(escalated(EscalatedBecause.NO_ANSWER));
        given(opened(), escalated(EscalatedBecause.NO_ANSWER)).when(over).expectNoEvents();
    }

    @Test
    void answerAfterTheTimeIsRejected() {
        given(opened(), escalated(EscalatedBecause.NO_ANSWER))
                .when(answer(true))
                .expectException(NotNow.class);
    }

    @Test
    void nobodyDecidesBeforeTheSellerCouldAnswer() {
        given(opened()).when(decide("tina", WANTED)).expectException(NotNow.class);
    }

    @Test
    void partOfWhatIsWantedIsAPartialGrant() {
        given(opened(), escalated(EscalatedBecause.ANSWERED))
                .when(decide("tina", new Money(2000, "EUR")))
                .expectEvents(decided(SOME, false));
    }

    @Test
    void moreThanWantedOrAnotherCurrencyIsRejected() {
        given(opened(), escalated(EscalatedBecause.ANSWERED))
                .when(decide("tina", new Money(4991, "EUR")))
                .expectException(NotThatMuch.class);
        given(opened(), escalated(EscalatedBecause.ANSWERED))
                .when(decide("tina", new Money(100, "USD")))
                .expectException(NotThatMuch.class);
    }

    @Test
    void appealIsDecidedBySomebodyElseAndForGood() {
        Object[] before = {
            opened(),
            escalated(EscalatedBecause.ANSWERED),
            decided(Decision.DENIAL, false),
            appealed("berta", Party.BUYER)
        };
        given(before).when(decide("tina", WANTED)).expectException(SameDecider.class);
        given(before).when(decide("tom", WANTED)).expectEvents(decided(ALL, true), closed(ALL));
    }

    @Test
    void whoGotAllHasNothingToAppealAgainst() {
        Object[] before = {opened(), escalated(EscalatedBecause.ANSWERED), decided(ALL, false)};
        given(before).when(appeal("berta")).expectException(NothingToAppeal.class);
        given(before).when(appeal("selim")).expectEvents(appealed("selim", Party.SELLER));
    }

    @Test
    void secondAppealIsRejected() {
        given(opened(), escalated(EscalatedBecause.ANSWERED), decided(SOME, false), appealed("berta", Party.BUYER))
                .when(appeal("selim"))
                .expectException(NotNow.class);
    }

    @Test
    void appealAfterItsTimeIsRejected() {
        given(opened(), escalated(EscalatedBecause.ANSWERED), decided(SOME, false))
                .when(new AppealClaim(CLAIM, "berta", said("Look again"), APPEALABLE.plusSeconds(1)))
                .expectException(TooLate.class);
    }

    @Test
    void unappealedDecisionStands() {
        CloseUnappealed over = new CloseUnappealed(CLAIM, KEPT, NOON);
        given(opened(), escalated(EscalatedBecause.ANSWERED), decided(SOME, false))
                .when(over)
                .expectEvents(closed(SOME));
        given(opened(), escalated(EscalatedBecause.ANSWERED), decided(SOME, false), appealed("berta", Party.BUYER))
                .when(over)
                .expectNoEvents();
    }

    @Test
    void buyerMayWithdrawUntilItIsDecided() {
        WithdrawClaim withdraw = new WithdrawClaim(CLAIM, "berta", KEPT, NOON);
        given(opened()).when(withdraw).expectEvents(new ClaimWithdrawn(MATTER, NOON), closed(Decision.WITHDRAWAL));
        given(opened(), escalated(EscalatedBecause.ANSWERED), decided(SOME, false))
                .when(withdraw)
                .expectException(NotNow.class);
    }

    @Test
    void eachPieceOfEvidenceHoldsOnToTheOneBefore() {
        given(opened()).when(seal("m-1")).expectEvents(sealed(1, "m-1", Chain.START));
        String first = sealed(1, "m-1", Chain.START).link();
        given(opened(), sealed(1, "m-1", Chain.START)).when(seal("m-2")).expectEvents(sealed(2, "m-2", first));
        given(opened(), sealed(1, "m-1", Chain.START)).when(seal("m-1")).expectNoEvents();
    }

    @Test
    void evidenceIsComplete() {
        given(opened(), closed(Decision.WITHDRAWAL)).when(seal("m-1")).expectException(NotNow.class);
    }

    @Test
    void filesOfOnePartyTakeNoRoomFromTheOtherNorFromMessages() {
        Object[] before = Stream.concat(
                        Stream.of(opened()),
                        IntStream.rangeClosed(1, Dossier.MOST_FILES).mapToObj(n -> file(n, Party.BUYER)))
                .toArray();
        given(before).when(sealFile("one-more", Party.BUYER)).expectException(TooMuch.class);
        given(before).when(new AskForRoom(CLAIM, "one-more", Party.BUYER)).expectException(TooMuch.class);
        given(before)
                .when(new AskForRoom(CLAIM, "file-1", Party.BUYER))
                .expectNoEvents()
                .expectResultMessagePayload(false);
        given(before)
                .when(new AskForRoom(CLAIM, "one-more", Party.SELLER))
                .expectNoEvents()
                .expectResultMessagePayload(true);
        given(before).when(sealFile("one-more", Party.SELLER)).expectSuccessfulHandlerExecution();
        given(before).when(seal("m-1")).expectSuccessfulHandlerExecution();
    }

    @Test
    void endedClaimHasNoRoom() {
        given(opened(), closed(Decision.WITHDRAWAL))
                .when(new AskForRoom(CLAIM, "file-1", Party.BUYER))
                .expectException(NotNow.class);
    }

    @Test
    void statementsOfOneSideTakeNoRoomFromTheOther() {
        Object[] before = Stream.concat(
                        Stream.of(opened()),
                        IntStream.rangeClosed(1, Claim.MOST_STATEMENTS)
                                .mapToObj(n -> new StatementAdded(
                                        MATTER, "s-" + n, "berta", Party.BUYER, Party.STAFF, said("Look"), NOON)))
                .toArray();
        given(before).when(statement(Party.BUYER)).expectException(TooMuch.class);
        given(before).when(statement(Party.SELLER)).expectSuccessfulHandlerExecution();
    }

    private static AddStatement statement(Party by) {
        return new AddStatement(CLAIM, "one-more", "somebody", by, Party.STAFF, said("Look"), NOON);
    }

    @Test
    void retentionEndsOnlyAfterTheClaim() {
        EndRetention over = new EndRetention(CLAIM, KEPT);
        given(opened()).when(over).expectNoEvents();
        given(opened(), closed(Decision.WITHDRAWAL)).when(over).expectEvents(new ClaimRetentionEnded(MATTER, KEPT));
    }
}
