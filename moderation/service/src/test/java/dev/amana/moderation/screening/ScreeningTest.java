package dev.amana.moderation.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.axonframework.test.matchers.Matchers.exactSequenceOf;
import static org.axonframework.test.matchers.Matchers.messageWithPayload;
import static org.axonframework.test.matchers.Matchers.predicate;

import dev.amana.moderation.assessment.TestScreener;
import dev.amana.moderation.screening.ScreeningCommand.DecideScreening;
import dev.amana.moderation.screening.ScreeningCommand.ScreenMessage;
import dev.amana.moderation.screening.ScreeningEvent.MessageScreened;
import dev.amana.moderation.verdict.Outcome;
import dev.amana.moderation.verdict.Role;
import dev.amana.moderation.verdict.Severity;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.RetentionClass;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScreeningTest {
    private final FixtureConfiguration<Screening> fixture = new AggregateTestFixture<>(Screening.class);

    @BeforeEach
    void injectResources() {
        Clock clock = Clock.fixed(Samples.NOW, ZoneOffset.UTC);
        fixture.registerInjectableResource(clock);
        fixture.registerInjectableResource(new SecondReviewer(Severity.HIGH));
        fixture.registerInjectableResource(new MessageAssessment(TestScreener.SCREENER, clock));
    }

    private static DecideScreening decision(Outcome outcome, String reviewer, int revision) {
        return new DecideScreening(
                "message-1",
                outcome,
                Samples.personal(reviewer, RetentionClass.STAFF_EVIDENCE, "harmless"),
                reviewer,
                revision);
    }

    private void screening(String senderId, Role sender, String text, Predicate<MessageScreened> expected) {
        fixture.givenNoPriorActivity()
                .when(Samples.message(senderId, sender, text))
                .expectEventsMatching(exactSequenceOf(messageWithPayload(
                        predicate(payload -> payload instanceof MessageScreened screened && expected.test(screened)))));
    }

    @Test
    void aHarmlessMessageWhoseDocumentsWereNotReadWholeWaitsForAPerson() {
        ScreenMessage message = Samples.message("buyer-1", Role.BUYER, "Here is the manual.");
        fixture.givenNoPriorActivity()
                .when(new ScreenMessage(
                        message.screeningId(),
                        message.conversationId(),
                        message.orderId(),
                        message.senderId(),
                        message.senderRole(),
                        message.recipientId(),
                        message.recipientRole(),
                        message.locale(),
                        message.subject(),
                        message.text(),
                        message.quoted(),
                        message.more(),
                        message.receivedAt(),
                        List.of(),
                        true))
                .expectEventsMatching(exactSequenceOf(
                        messageWithPayload(predicate(payload -> payload instanceof MessageScreened screened
                                && screened.outcome() == Outcome.HELD
                                && screened.reasons().getLast().rule().equals("screening.partly-read")))));
    }

    @Test
    void whatIsFoundFarDownInALongTextIsFoundOnceAndSaidWhereItStands() {
        String before = "These are ordinary words. ".repeat(1_500);
        String threat = "I am going to kill you";
        for (int at : new int[] {500, 19_500, 30_000}) {
            String text = before.substring(0, at) + "\n" + threat + ".\n" + before;
            screening("buyer-1", Role.BUYER, text, screened -> {
                var placed = screened.reasons().stream()
                        .filter(reason -> reason.category().equals("threat"))
                        .toList();
                assertThat(placed)
                        .extracting(reason -> reason.rule() + ' ' + reason.span())
                        .doesNotHaveDuplicates();
                assertThat(placed).extracting(reason -> reason.span()).anySatisfy(span -> {
                    assertThat(span.part()).isEqualTo("text");
                    assertThat(threat + ".").contains(text.substring(span.start(), span.end()));
                });
                return true;
            });
        }
    }

    @Test
    void aHarmlessMessageIsClearedAndItsTextIsNotKept() {
        screening(
                "buyer-1",
                Role.BUYER,
                "When will it arrive?",
                event -> event.outcome() == Outcome.CLEARED && event.reasons().isEmpty() && event.content() == null);
    }

    @Test
    void anAgentsThreatIsBlockedAndKeptAsEvidence() {
        screening(
                "staff-1",
                Role.AGENT,
                "I know where you live",
                event -> event.outcome() == Outcome.BLOCKED
                        && event.severity() == Severity.CRITICAL
                        && event.content().text().retention() == RetentionClass.STAFF_EVIDENCE
                        && event.content().text().revealOr("").equals("I know where you live")
                        && event.reasons().getFirst().words().retention() == RetentionClass.STAFF_EVIDENCE);
    }

    @Test
    void whatAnAgentQuotesStaysTheCustomersOwn() {
        ScreenMessage plain = Samples.message("staff-1", Role.AGENT, "I know where you live");
        Personal quoted = Samples.personal("customer-1", RetentionClass.CORRESPONDENCE, "Where is my lamp?");
        fixture.givenNoPriorActivity()
                .when(new ScreenMessage(
                        plain.screeningId(),
                        plain.conversationId(),
                        plain.orderId(),
                        plain.senderId(),
                        plain.senderRole(),
                        plain.recipientId(),
                        plain.recipientRole(),
                        plain.locale(),
                        plain.subject(),
                        plain.text(),
                        quoted,
                        plain.more(),
                        plain.receivedAt()))
                .expectEventsMatching(exactSequenceOf(
                        messageWithPayload(predicate(payload -> payload instanceof MessageScreened screened
                                && quoted.equals(screened.content().quoted())))));
    }

    @Test
    void whatAMessageIsHeldForIsKeptWhereverItStands() {
        ScreenMessage plain = Samples.message("seller-1", Role.SELLER, "See the file.");
        Personal name = Samples.personal("seller-1", RetentionClass.CORRESPONDENCE, "text me on WhatsApp.pdf");
        Personal document = Samples.personal("seller-1", RetentionClass.CORRESPONDENCE, "word ".repeat(20_000));
        fixture.givenNoPriorActivity()
                .when(new ScreenMessage(
                        plain.screeningId(),
                        plain.conversationId(),
                        plain.orderId(),
                        plain.senderId(),
                        plain.senderRole(),
                        plain.recipientId(),
                        plain.recipientRole(),
                        plain.locale(),
                        plain.subject(),
                        plain.text(),
                        null,
                        List.of(name, document),
                        plain.receivedAt()))
                .expectEventsMatching(exactSequenceOf(messageWithPayload(predicate(payload -> payload
                                instanceof MessageScreened screened
                        && screened.outcome() == Outcome.HELD
                        && screened.content().more().getFirst().equals(name)
                        && screened.content().more().getLast().revealOr("").length() < 50_000))));
    }

    @Test
    void aMessageThatComesAgainIsNotScreenedAgain() {
        fixture.given(Samples.held())
                .when(Samples.message("buyer-1", Role.BUYER, "Anything"))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aReviewerReleasesAHeldMessage() {
        fixture.given(Samples.held())
                .when(decision(Outcome.CLEARED, Samples.REVIEWER, 1))
                .expectEvents(Samples.released());
    }

    @Test
    void aRepeatedDecisionIsHarmless() {
        fixture.given(Samples.held(), Samples.released())
                .when(decision(Outcome.CLEARED, Samples.REVIEWER, 1))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void theSecondOfTwoReviewersIsTurnedAway() {
        fixture.given(Samples.held(), Samples.released())
                .when(decision(Outcome.BLOCKED, "staff-8", 1))
                .expectException(ScreeningRejection.ChangedMeanwhile.class);
    }

    @Test
    void nobodyDecidesOnAMessageOfHisOwn() {
        fixture.given(Samples.held())
                .when(decision(Outcome.CLEARED, "buyer-1", 1))
                .expectException(ScreeningRejection.OwnMessage.class);
    }

    @Test
    void aDecisionThatHoldsAgainIsNone() {
        fixture.given(Samples.held())
                .when(decision(Outcome.HELD, Samples.REVIEWER, 1))
                .expectException(ScreeningRejection.NoDecision.class);
    }

    @Test
    void aGraveMessageIsClearedByTwoPeopleAndNotByOneTwice() {
        fixture.given(Samples.grave())
                .when(decision(Outcome.CLEARED, Samples.REVIEWER, 1))
                .expectResultMessagePayload(Outcome.HELD)
                .expectEventsMatching(exactSequenceOf(messageWithPayload(
                        predicate(payload -> payload instanceof ScreeningEvent.ScreeningProposed proposed
                                && proposed.revision() == 2
                                && proposed.outcome() == Outcome.CLEARED))));
        fixture.given(Samples.grave(), Samples.proposed())
                .when(decision(Outcome.CLEARED, Samples.REVIEWER, 1))
                .expectNoEvents();
        fixture.given(Samples.grave(), Samples.proposed())
                .when(decision(Outcome.CLEARED, Samples.REVIEWER, 2))
                .expectException(ScreeningRejection.OwnDecision.class);
        fixture.given(Samples.grave(), Samples.proposed())
                .when(decision(Outcome.CLEARED, "staff-8", 2))
                .expectResultMessagePayload(Outcome.CLEARED)
                .expectEventsMatching(exactSequenceOf(messageWithPayload(
                        predicate(payload -> payload instanceof ScreeningEvent.ScreeningDecided decided
                                && decided.revision() == 3
                                && decided.outcome() == Outcome.CLEARED))));
    }

    private static DecideScreening decision(Outcome outcome, DecisionCode code, boolean suspend, String by, int seen) {
        return new DecideScreening(
                "message-1",
                outcome,
                Samples.personal(by, RetentionClass.STAFF_EVIDENCE, "harmless"),
                by,
                seen,
                new Grounds(code, List.of(), List.of(), suspend));
    }

    private static Predicate<Object> decided(Outcome outcome, boolean suspend) {
        return payload -> payload instanceof ScreeningEvent.ScreeningDecided decided
                && decided.outcome() == outcome
                && decided.grounds().suspend() == suspend;
    }

    @Test
    void suspensionIsAPartOfWhatTwoPeopleSay() {
        fixture.given(Samples.held(), Samples.proposedToSuspend())
                .when(decision(Outcome.BLOCKED, DecisionCode.HARASSMENT, false, "staff-8", 2))
                .expectResultMessagePayload(Outcome.HELD)
                .expectEventsMatching(exactSequenceOf(messageWithPayload(
                        predicate(payload -> payload instanceof ScreeningEvent.ScreeningProposed proposed
                                && proposed.outcome() == Outcome.BLOCKED
                                && !proposed.grounds().suspend()))));
        fixture.given(Samples.held(), Samples.proposedToSuspend())
                .when(decision(Outcome.CLEARED, DecisionCode.CONTEXT, false, "staff-8", 2))
                .expectResultMessagePayload(Outcome.HELD);
        fixture.given(Samples.held(), Samples.proposedToSuspend())
                .when(decision(Outcome.BLOCKED, DecisionCode.OTHER_HARM, true, "staff-8", 2))
                .expectEventsMatching(exactSequenceOf(messageWithPayload(predicate(decided(Outcome.BLOCKED, true)))));
    }

    @Test
    void nobodyIsSuspendedForWhatGoesOut() {
        fixture.given(Samples.grave(), Samples.proposed())
                .when(decision(Outcome.CLEARED, DecisionCode.HARMLESS, true, "staff-8", 2))
                .expectException(ScreeningRejection.SuspensionOfNothing.class);
    }

    @Test
    void whatAReviewerLetsGoGoesOutWithoutTheWordsThatTheRulesTakeOut() {
        fixture.given(Samples.heldWithWords())
                .when(decision(Outcome.CLEARED, DecisionCode.CONTEXT, false, Samples.REVIEWER, 1))
                .expectEvents(Samples.releasedWithoutWords());
        for (DecisionCode code : List.of(DecisionCode.HARMLESS, DecisionCode.PERMITTED)) {
            fixture.given(Samples.heldWithWords())
                    .when(decision(Outcome.CLEARED, code, false, Samples.REVIEWER, 1))
                    .expectEventsMatching(exactSequenceOf(messageWithPayload(
                            predicate(payload -> payload instanceof ScreeningEvent.ScreeningDecided decided
                                    && decided.handling() == null))));
        }
    }

    @Test
    void whatWouldBeTakenOutIsRememberedWhileTheMessageIsHeld() {
        screening(
                "seller-1",
                Role.SELLER,
                "Pay with 4111 1111 1111 1111 or text me on WhatsApp",
                event -> event.outcome() == Outcome.HELD
                        && event.handling() != null
                        && event.handling().redactions().stream()
                                .anyMatch(words -> words.revealOr("").contains("4111")));
    }

    @Test
    void soManyWordsThatTheyAreNotAllKnownGoOutAsTheyAreOrNotAtAll() {
        String cards = IntStream.range(0, 1_000)
                .mapToObj(i -> card(400_000_000_000_000L + i))
                .collect(Collectors.joining(", "));
        List<MessageScreened> screened = new ArrayList<>();
        screening("seller-1", Role.SELLER, cards, event -> screened.add(event) && event.outcome() == Outcome.HELD);
        fixture.given(screened.getFirst())
                .when(decision(Outcome.CLEARED, DecisionCode.CONTEXT, false, Samples.REVIEWER, 1))
                .expectException(ScreeningRejection.TooMuchToTakeOut.class);
    }

    /** With its check digit. */
    private static String card(long digits) {
        String body = String.valueOf(digits);
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            int digit = body.charAt(body.length() - 1 - i) - '0';
            sum += i % 2 == 0 ? digit * 2 - (digit > 4 ? 9 : 0) : digit;
        }
        return body + (10 - sum % 10) % 10;
    }

    @Test
    void whatTheRulesFoundIsRefutedWhereItIsHarmless() {
        assertThat(DecisionCode.HARMLESS.about(List.of("threat", "threat")))
                .isEqualTo(new Grounds(DecisionCode.HARMLESS, List.of(), List.of("threat"), false));
        assertThat(DecisionCode.THREAT.about(List.of("insult")).confirmed()).containsExactly("threat");
        assertThat(DecisionCode.blocking("contact-data")).isEqualTo(DecisionCode.CONTACT_DATA);
    }
}
