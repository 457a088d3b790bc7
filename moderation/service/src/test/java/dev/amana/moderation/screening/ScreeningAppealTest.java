package dev.amana.moderation.screening;

import static org.axonframework.test.matchers.Matchers.exactSequenceOf;
import static org.axonframework.test.matchers.Matchers.messageWithPayload;
import static org.axonframework.test.matchers.Matchers.predicate;

import dev.amana.moderation.assessment.TestScreener;
import dev.amana.moderation.screening.ScreeningCommand.AppealScreening;
import dev.amana.moderation.screening.ScreeningCommand.DecideScreening;
import dev.amana.moderation.screening.ScreeningEvent.AppealResult;
import dev.amana.moderation.screening.ScreeningEvent.MessageScreened;
import dev.amana.moderation.screening.ScreeningEvent.ScreeningDecided;
import dev.amana.moderation.verdict.Outcome;
import dev.amana.moderation.verdict.Severity;
import dev.amana.platform.personal.RetentionClass;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScreeningAppealTest {
    private final FixtureConfiguration<Screening> fixture = new AggregateTestFixture<>(Screening.class);

    @BeforeEach
    void injectResources() {
        Clock clock = Clock.fixed(Samples.NOW, ZoneOffset.UTC);
        fixture.registerInjectableResource(clock);
        fixture.registerInjectableResource(new SecondReviewer(Severity.HIGH));
        fixture.registerInjectableResource(new MessageAssessment(TestScreener.SCREENER, clock));
    }

    private static DecideScreening decision(Outcome outcome, String reviewer, int revision) {
        return decision(outcome, reviewer, revision, null);
    }

    private static DecideScreening decision(
            Outcome outcome, String reviewer, int revision, @Nullable DecisionCode code) {
        return new DecideScreening(
                "message-1",
                outcome,
                Samples.personal(reviewer, RetentionClass.STAFF_EVIDENCE, "harmless"),
                reviewer,
                revision,
                code == null ? null : code.about(List.of("personal-data")));
    }

    private static AppealScreening appeal() {
        return new AppealScreening("message-1", Samples.appealed().appeal(), Samples.NOW);
    }

    @Test
    void anAppealHoldsABlockedMessageOnce() {
        fixture.given(Samples.held(), Samples.blocked()).when(appeal()).expectEvents(Samples.appealed());
        fixture.given(Samples.held(), Samples.blocked(), Samples.appealed())
                .when(appeal())
                .expectNoEvents();
        fixture.given(Samples.held(), Samples.released()).when(appeal()).expectNoEvents();
    }

    @Test
    void anAppealIsDecidedBySomebodyElse() {
        fixture.given(Samples.held(), Samples.blocked(), Samples.appealed())
                .when(decision(Outcome.CLEARED, Samples.REVIEWER, 3))
                .expectException(ScreeningRejection.OwnDecision.class);
        fixture.given(Samples.held(), Samples.blocked(), Samples.appealed())
                .when(decision(Outcome.CLEARED, "staff-8", 3))
                .expectEventsMatching(exactSequenceOf(messageWithPayload(
                        predicate(payload -> payload instanceof ScreeningEvent.ScreeningDecided decided
                                && decided.revision() == 4
                                && decided.outcome() == Outcome.CLEARED))));
    }

    private static MessageScreened redacted() {
        return Samples.heldByASet();
    }

    private void decides(DecideScreening decision, AppealResult result, boolean asItIs) {
        fixture.given(redacted(), Samples.appealedThoughDelivered())
                .when(decision)
                .expectEventsMatching(exactSequenceOf(
                        messageWithPayload(predicate(payload -> payload instanceof ScreeningDecided decided
                                && decided.appeal() == result
                                && asItIs == (decided.handling() == null)))));
    }

    @Test
    void whatWentOutWithoutSomeWordsIsAppealedAndStaysWhereItIs() {
        fixture.given(redacted())
                .when(appeal())
                .expectEventsMatching(exactSequenceOf(messageWithPayload(
                        predicate(payload -> payload instanceof ScreeningEvent.ScreeningAppealed appealed
                                && appealed.wasDelivered()
                                && appealed.revision() == 2))));
        decides(decision(Outcome.CLEARED, "staff-8", 2, DecisionCode.HARMLESS), AppealResult.GRANTED, true);
        decides(decision(Outcome.CLEARED, "staff-8", 2, DecisionCode.CONTEXT), AppealResult.REFUSED, false);
    }

    @Test
    void whatWentOutIsNotBlockedUponItsAppeal() {
        fixture.given(redacted(), Samples.appealedThoughDelivered())
                .when(decision(Outcome.BLOCKED, "staff-8", 2, DecisionCode.OTHER_HARM))
                .expectException(ScreeningRejection.DeliveredAlready.class);
    }

    @Test
    void onceGrantedThereIsNothingMoreToAppeal() {
        fixture.given(redacted(), Samples.appealedThoughDelivered(), Samples.refusedUponAppeal())
                .when(appeal())
                .expectNoEvents();
    }
}
