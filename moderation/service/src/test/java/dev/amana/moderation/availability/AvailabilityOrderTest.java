package dev.amana.moderation.availability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.moderation.availability.AvailabilityCommand.AmendOrder;
import dev.amana.moderation.availability.AvailabilityCommand.AppealStay;
import dev.amana.moderation.availability.AvailabilityCommand.DeferUnavailability;
import dev.amana.moderation.availability.AvailabilityCommand.Entry;
import dev.amana.moderation.availability.AvailabilityCommand.LiftStay;
import dev.amana.moderation.availability.AvailabilityCommand.OrderUnavailability;
import dev.amana.moderation.availability.AvailabilityCommand.ReinstateStay;
import dev.amana.moderation.availability.AvailabilityCommand.StayOrder;
import dev.amana.moderation.availability.AvailabilityCommand.VacateOrder;
import dev.amana.moderation.availability.AvailabilityEvent.AvailabilityAmended;
import dev.amana.moderation.availability.AvailabilityEvent.AvailabilityDeferred;
import dev.amana.moderation.availability.AvailabilityEvent.AvailabilityOrdered;
import dev.amana.moderation.availability.AvailabilityEvent.AvailabilityStayed;
import dev.amana.moderation.availability.AvailabilityEvent.AvailabilityVacated;
import dev.amana.moderation.availability.AvailabilityEvent.StayAppealed;
import dev.amana.moderation.availability.AvailabilityEvent.StayLifted;
import dev.amana.moderation.availability.AvailabilityEvent.StayReinstated;
import dev.amana.moderation.availability.Scope.Area;
import dev.amana.moderation.availability.Scope.Cohort;
import dev.amana.moderation.availability.Terms.Basis;
import dev.amana.moderation.availability.Terms.Source;
import dev.amana.platform.eventstore.EventCatalog;
import dev.amana.testkit.GoldenFiles;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AvailabilityOrderTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Instant FROM = Instant.parse("2026-12-01T00:00:00Z");
    private static final Instant LATER = Instant.parse("2026-12-15T00:00:00Z");
    private static final Basis BASIS =
            new Basis("Act 7, section 2", "Notice 12/2026", URI.create("https://example.org/12"), null);
    private static final Entry ENTRY = new Entry(BASIS, NOW, "staff-1");
    private static final Ruling RULING = new Ruling(BASIS, NOW, NOW, "staff-1");
    private static final Terms TERMS =
            new Terms(new Source(Source.Kind.AUTHORITY, "Ministry of Commerce"), BASIS, List.of("US"), null, NOW);
    private static final Scope MAIL =
            new Scope("mail", Area.CHANNEL, "amana:messaging", Cohort.ALL, FROM, "The conversation page");
    private static final Scope CASH = new Scope("cash", Area.PAYMENTS, "amana:payments", Cohort.NEW, FROM, null);

    private final FixtureConfiguration<AvailabilityOrder> fixture = new AggregateTestFixture<>(AvailabilityOrder.class);

    @BeforeEach
    void injectClock() {
        fixture.registerInjectableResource(Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static Effect effect(Scope scope, Interval... inForce) {
        return new Effect(scope, List.of(inForce));
    }

    private static AvailabilityOrdered ordered() {
        Interval always = new Interval(FROM, null);
        return new AvailabilityOrdered(
                "order-1", 1, TERMS, List.of(MAIL, CASH), List.of(effect(MAIL, always), effect(CASH, always)), RULING);
    }

    private static AvailabilityStayed stayed() {
        return new AvailabilityStayed(
                "order-1",
                2,
                TERMS,
                List.of("mail"),
                List.of(effect(MAIL), effect(CASH, new Interval(FROM, null))),
                RULING);
    }

    private static StayLifted lifted() {
        return new StayLifted("order-1", 3, TERMS, null, null, ordered().effects(), RULING);
    }

    /** As it has been stored since stays have names. */
    private static StayLifted liftedByName() {
        return new StayLifted("order-1", 3, TERMS, 2, List.of("mail"), ordered().effects(), RULING);
    }

    private static AvailabilityVacated vacated() {
        return new AvailabilityVacated("order-1", 2, TERMS, List.of(effect(MAIL), effect(CASH)), RULING);
    }

    @Test
    void anOrderIsRecordedOnce() {
        var command = new OrderUnavailability("order-1", TERMS, List.of(MAIL, CASH), ENTRY);
        fixture.givenNoPriorActivity().when(command).expectEvents(ordered());
        fixture.given(ordered()).when(command).expectNoEvents();
    }

    @Test
    void aDeferralMovesTheScopesItNames() {
        Scope later = new Scope("cash", Area.PAYMENTS, "amana:payments", Cohort.NEW, LATER, null);
        fixture.given(ordered())
                .when(new DeferUnavailability("order-1", List.of("cash"), LATER, ENTRY))
                .expectEvents(new AvailabilityDeferred(
                        "order-1",
                        2,
                        TERMS,
                        List.of("cash"),
                        LATER,
                        List.of(effect(MAIL, new Interval(FROM, null)), effect(later, new Interval(LATER, null))),
                        RULING));
    }

    @Test
    void aStayIsAppealedLiftedAndReinstated() {
        fixture.given(ordered())
                .when(new StayOrder("order-1", List.of("mail"), ENTRY))
                .expectEvents(stayed());
        fixture.given(ordered(), stayed())
                .when(new AppealStay("order-1", null, ENTRY))
                .expectEvents(new StayAppealed("order-1", 3, TERMS, null, stayed().effects(), RULING));
        fixture.given(ordered(), stayed())
                .when(new LiftStay("order-1", null, List.of(), ENTRY))
                .expectEvents(lifted());
        fixture.given(ordered(), stayed(), lifted())
                .when(new ReinstateStay("order-1", null, List.of(), ENTRY))
                .expectEvents(new StayReinstated("order-1", 4, TERMS, null, null, stayed().effects(), RULING));
    }

    @Test
    void theStayOfOneCourtIsLiftedAndTheOtherStands() {
        Interval always = new Interval(FROM, null);
        var both = new AvailabilityStayed(
                "order-1", 3, TERMS, List.of("mail", "cash"), List.of(effect(MAIL), effect(CASH)), RULING);
        fixture.given(ordered(), stayed(), both)
                .when(new LiftStay("order-1", 3, List.of(), ENTRY))
                .expectEvents(new StayLifted(
                        "order-1", 4, TERMS, 3, null, List.of(effect(MAIL), effect(CASH, always)), RULING));
        fixture.given(ordered(), stayed(), both)
                .when(new LiftStay("order-1", 3, List.of("cash"), ENTRY))
                .expectEvents(new StayLifted(
                        "order-1", 4, TERMS, 3, List.of("cash"), List.of(effect(MAIL), effect(CASH, always)), RULING));
        fixture.given(ordered(), stayed(), liftedByName())
                .when(new ReinstateStay("order-1", 2, List.of("mail"), ENTRY))
                .expectEvents(new StayReinstated("order-1", 4, TERMS, 2, List.of("mail"), stayed().effects(), RULING));
    }

    @Test
    void aStayThatIsNotThereIsNeitherAppealedNorLifted() {
        fixture.given(ordered(), stayed())
                .when(new LiftStay("order-1", 3, List.of(), ENTRY))
                .expectException(AvailabilityRejection.NoSuchStay.class);
        fixture.given(ordered(), stayed())
                .when(new AppealStay("order-1", 3, ENTRY))
                .expectException(AvailabilityRejection.NoSuchStay.class);
        fixture.given(ordered(), stayed())
                .when(new LiftStay("order-1", 2, List.of("cash"), ENTRY))
                .expectException(AvailabilityRejection.NoSuchStay.class);
        fixture.given(ordered(), stayed())
                .when(new LiftStay("order-1", 2, List.of("no-scope"), ENTRY))
                .expectException(AvailabilityRejection.UnknownScope.class);
    }

    @Test
    void nothingOfAmanaIsOrderedForSomeDevicesOnly() {
        Terms some = new Terms(
                new Source(Source.Kind.PARTNER, "A maker of phones"),
                BASIS,
                List.of("US"),
                "without its services",
                NOW);
        fixture.givenNoPriorActivity()
                .when(new OrderUnavailability("order-1", some, List.of(MAIL), ENTRY))
                .expectException(AvailabilityRejection.UnobeyedScope.class);
        Scope elsewhere = new Scope("maps", Area.FEATURE, "phone:maps", Cohort.ALL, FROM, "The page");
        fixture.givenNoPriorActivity()
                .when(new OrderUnavailability("order-1", some, List.of(elsewhere), ENTRY))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void whatNobodyObeysIsNotOrderedAndStaysWhereItWasOrderedBefore() {
        Scope vain = new Scope("vain", Area.FEATURE, "amana:messaging", Cohort.ALL, FROM, null);
        Scope typo = new Scope("typo", Area.CHANNEL, "amana:mesaging", Cohort.ALL, FROM, null);
        Scope door = new Scope("door", Area.SIGN_UPS, "amana:messaging.mail", Cohort.ALL, FROM, null);
        for (Scope unobeyed : List.of(vain, typo, door)) {
            fixture.givenNoPriorActivity()
                    .when(new OrderUnavailability("order-1", TERMS, List.of(MAIL, unobeyed), ENTRY))
                    .expectException(AvailabilityRejection.UnobeyedScope.class);
            fixture.given(ordered())
                    .when(new AmendOrder("order-1", List.of(unobeyed), ENTRY))
                    .expectException(AvailabilityRejection.UnobeyedScope.class);
        }
        var before = new AvailabilityOrdered(
                "order-1", 1, TERMS, List.of(vain), List.of(effect(vain, new Interval(FROM, null))), RULING);
        fixture.given(before)
                .when(new StayOrder("order-1", List.of(), ENTRY))
                .expectEvents(
                        new AvailabilityStayed("order-1", 2, TERMS, List.of("vain"), List.of(effect(vain)), RULING));
    }

    @Test
    void whatStandsIsWhatWasOrderedLastWithTheDatesOfLater() {
        Docket docket = new Docket();
        docket.take(ordered());
        docket.take(new AvailabilityDeferred(
                "order-1", 2, TERMS, List.of("mail"), LATER, ordered().effects(), RULING));
        assertThat(docket.standing().scopes()).extracting(Scope::from).containsExactly(LATER, FROM);
        docket.take(amended());
        assertThat(docket.standing().scopes()).containsExactly(CASH);
        assertThat(docket.standing().scopeIds()).containsExactlyInAnyOrder("mail", "cash");
    }

    @Test
    void onlyAStayInEffectIsLiftedAndOnlyALiftedOneReinstated() {
        fixture.given(ordered())
                .when(new LiftStay("order-1", null, List.of(), ENTRY))
                .expectException(AvailabilityRejection.NoSuchStay.class);
        fixture.given(ordered(), stayed())
                .when(new ReinstateStay("order-1", null, List.of(), ENTRY))
                .expectException(AvailabilityRejection.NoSuchStay.class);
    }

    @Test
    void nothingIsRuledOnAVacatedOrder() {
        fixture.given(ordered()).when(new VacateOrder("order-1", ENTRY)).expectEvents(vacated());
        fixture.given(ordered(), vacated())
                .when(new StayOrder("order-1", List.of(), ENTRY))
                .expectException(AvailabilityRejection.AlreadyVacated.class);
    }

    @Test
    void aScopeThatTheOrderDoesNotHaveIsRefused() {
        fixture.given(ordered())
                .when(new StayOrder("order-1", List.of("updates"), ENTRY))
                .expectException(AvailabilityRejection.UnknownScope.class);
    }

    @Test
    void anAmendmentReplacesTheScopes() {
        fixture.given(ordered())
                .when(new AmendOrder("order-1", List.of(CASH), ENTRY))
                .expectEvents(amended());
    }

    private static AvailabilityAmended amended() {
        return new AvailabilityAmended(
                "order-1",
                2,
                TERMS,
                List.of(CASH),
                List.of(effect(MAIL), effect(CASH, new Interval(FROM, null))),
                RULING);
    }

    @Test
    void everyStoredEventReadsAsItWasWritten() {
        GoldenFiles.check(
                new EventCatalog(AvailabilityEvent.class),
                List.of(
                        ordered(),
                        new AvailabilityDeferred(
                                "order-1",
                                2,
                                TERMS,
                                List.of("mail"),
                                LATER,
                                ordered().effects(),
                                RULING),
                        stayed(),
                        new StayAppealed("order-1", 3, TERMS, 2, stayed().effects(), RULING),
                        liftedByName(),
                        new StayReinstated("order-1", 4, TERMS, 2, List.of("mail"), stayed().effects(), RULING),
                        vacated(),
                        amended()));
    }

    @Test
    void aScopeIsInForceWithinItsIntervals() {
        Effect effect = effect(MAIL, new Interval(FROM, LATER));
        assertThat(effect.at(FROM)).isTrue();
        assertThat(effect.at(LATER)).isFalse();
        assertThat(effect.at(NOW)).isFalse();
    }
}
