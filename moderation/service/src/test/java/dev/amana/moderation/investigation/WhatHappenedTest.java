package dev.amana.moderation.investigation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.moderation.investigation.ApologyFacts.Account;
import dev.amana.moderation.screening.DecisionCode;
import dev.amana.moderation.screening.ScreeningCommand.DecideScreening;
import dev.amana.moderation.screening.ScreeningCommand.NoteUnscreenedDelivery;
import dev.amana.moderation.screening.ScreeningCommand.ScreenMessage;
import dev.amana.moderation.verdict.Outcome;
import dev.amana.moderation.verdict.Role;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.RetentionClass;
import dev.amana.testkit.ServiceTest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a customer may be told follows from the verdicts, not from what opened the investigation alone. */
@ServiceTest("moderation")
class WhatHappenedTest {
    private static final String THREAT = "If you complain again I will kill you.";
    private static final String INSULT = "You are an idiot.";

    @Autowired
    CommandGateway commands;

    @Autowired
    Judgements judgements;

    @Autowired
    WhatHappened whatHappened;

    private final String unique = UUID.randomUUID().toString();
    private final String message = "message-" + unique;

    @Test
    void threatThatTheRulesBlockedWasStopped() {
        screen(THREAT);
        assertThat(facts(confirmed(Trigger.THREAT, true))).isEqualTo(new ApologyFacts(Account.THREAT_STOPPED, true));
    }

    @Test
    void threatThatWentOutBeforeItsVerdictReachedTheCustomer() {
        screen(THREAT);
        commands.sendAndWait(new NoteUnscreenedDelivery(message, "staff", Instant.now()));
        assertThat(facts(confirmed(Trigger.THREAT, true)).account()).isEqualTo(Account.THREAT_DELIVERED);
    }

    @Test
    void whoeverReportedAMessageHasReadIt() {
        screen("Your parcel left today.");
        assertThat(facts(confirmed(Trigger.REPORT, false)))
                .isEqualTo(new ApologyFacts(Account.BREACH_DELIVERED, false));
    }

    @Test
    void patternIsABreachOnlyWhereTheMessageItselfWasBlocked() {
        screen(INSULT);
        assertThat(facts(confirmed(Trigger.PATTERN, false)).admits()).isFalse();
        decide(Outcome.BLOCKED, DecisionCode.HARASSMENT);
        assertThat(facts(confirmed(Trigger.PATTERN, false))).isEqualTo(new ApologyFacts(Account.BREACH_STOPPED, false));
    }

    @Test
    void messageThatAReviewerLetGoIsNothingToBeSorryFor() {
        screen(INSULT);
        decide(Outcome.CLEARED, DecisionCode.HARMLESS);
        assertThat(facts(confirmed(Trigger.PATTERN, false)).admits()).isFalse();
    }

    @Test
    void whatSomeVerdictLetOutIsKnownFromTheEvents() {
        screen("Your parcel left today.");
        assertThat(judgements.wasEverCleared(message)).isTrue();
    }

    @Test
    void whatWasHeldAndThenBlockedWasNeverLetOut() {
        screen(INSULT);
        decide(Outcome.BLOCKED, DecisionCode.HARASSMENT);
        assertThat(judgements.wasEverCleared(message)).isFalse();
    }

    @Test
    void whatWasLiftedOrUnfoundedAdmitsNothing() {
        screen(THREAT);
        assertThat(facts(standing(Trigger.THREAT, message, true, Decision.LIFT, Result.WARNING)))
                .isEqualTo(new ApologyFacts(Account.EXAMINED, false));
        assertThat(facts(standing(Trigger.REPORT, message, false, Decision.CONFIRM, Result.UNFOUNDED))
                        .admits())
                .isFalse();
    }

    @Test
    void whatWasAskedForAndConfirmedIsToldWithoutAMessage() {
        assertThat(facts(standing(Trigger.REQUESTED, null, false, Decision.CONFIRM, Result.WARNING)))
                .isEqualTo(new ApologyFacts(Account.CONDUCT, false));
    }

    private ApologyFacts facts(Standing standing) {
        return whatHappened.of(standing);
    }

    private Standing confirmed(Trigger trigger, boolean suspended) {
        return standing(trigger, message, suspended, Decision.CONFIRM, Result.WARNING);
    }

    private Standing standing(
            Trigger trigger, @Nullable String messageId, boolean suspended, Decision decision, Result result) {
        Standing opened = new Standing(
                "anna",
                trigger,
                "conversation-" + unique,
                null,
                messageId,
                InvestigationState.OPEN,
                suspended,
                null,
                0,
                Link.START,
                null,
                false);
        return opened.proposing(new Standing.Proposal(decision, result, false, "lena", "lars"))
                .in(decision == Decision.CONFIRM ? InvestigationState.CONFIRMED : InvestigationState.LIFTED);
    }

    private void screen(String text) {
        commands.sendAndWait(new ScreenMessage(
                message,
                "conversation-" + unique,
                null,
                "agent-" + unique,
                Role.AGENT,
                "customer-" + unique,
                Role.CUSTOMER,
                "en",
                Personal.of("agent-" + unique, RetentionClass.STAFF_EVIDENCE, ""),
                Personal.of("agent-" + unique, RetentionClass.STAFF_EVIDENCE, text),
                null,
                List.of(),
                Instant.now()));
    }

    private void decide(Outcome outcome, DecisionCode code) {
        Personal why = Personal.of("rita", RetentionClass.STAFF_EVIDENCE, "Because");
        commands.sendAndWait(new DecideScreening(message, outcome, why, "rita", 1, code.about(List.of("harassment"))));
    }
}
