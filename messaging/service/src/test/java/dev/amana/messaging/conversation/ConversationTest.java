package dev.amana.messaging.conversation;

import static dev.amana.messaging.conversation.Samples.CONVERSATION;
import static dev.amana.messaging.conversation.Samples.MESSAGE;
import static dev.amana.messaging.conversation.Samples.NOON;
import static dev.amana.messaging.conversation.Samples.ORDER;
import static dev.amana.messaging.conversation.Samples.failed;
import static dev.amana.messaging.conversation.Samples.open;
import static dev.amana.messaging.conversation.Samples.openSupport;
import static dev.amana.messaging.conversation.Samples.opened;
import static dev.amana.messaging.conversation.Samples.receive;
import static dev.amana.messaging.conversation.Samples.received;
import static dev.amana.messaging.conversation.Samples.recorded;
import static dev.amana.messaging.conversation.Samples.relayed;
import static dev.amana.messaging.conversation.Samples.released;
import static dev.amana.messaging.conversation.Samples.verdict;
import static dev.amana.messaging.conversation.Samples.withheld;
import static dev.amana.messaging.conversation.Verdict.Outcome.BLOCKED;
import static dev.amana.messaging.conversation.Verdict.Outcome.CLEARED;
import static dev.amana.messaging.conversation.Verdict.Outcome.HELD;

import dev.amana.messaging.conversation.ConversationCommand.AssignAgent;
import dev.amana.messaging.conversation.ConversationCommand.AssignByCase;
import dev.amana.messaging.conversation.ConversationCommand.MarkFailed;
import dev.amana.messaging.conversation.ConversationCommand.MarkRelayed;
import dev.amana.messaging.conversation.ConversationCommand.Quarantine;
import dev.amana.messaging.conversation.ConversationCommand.RecordVerdict;
import dev.amana.messaging.conversation.ConversationCommand.ReleaseUnscreened;
import dev.amana.messaging.conversation.ConversationEvent.MessageReceived;
import dev.amana.messaging.conversation.ConversationEvent.MessageWithheld;
import dev.amana.messaging.conversation.ConversationRejection.NoSupportConversation;
import dev.amana.messaging.conversation.ConversationRejection.NotAParticipant;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.Test;

class ConversationTest {
    private final AggregateTestFixture<Conversation> fixture = new AggregateTestFixture<>(Conversation.class);

    private TestExecutor<Conversation> given(Object... events) {
        return fixture.given(events);
    }

    private static RecordVerdict record(int revision, Verdict.Outcome outcome) {
        return new RecordVerdict(CONVERSATION, MESSAGE, verdict(revision, outcome));
    }

    private static MarkRelayed markRelayed() {
        return new MarkRelayed(CONVERSATION, MESSAGE, 1, NOON);
    }

    private static MarkFailed markFailed() {
        return new MarkFailed(CONVERSATION, MESSAGE, "5.1.1", 2, NOON);
    }

    @Test
    void openingTellsWhoIsInIt() {
        fixture.givenNoPriorActivity().when(open()).expectEvents(opened()).expectResultMessagePayload(true);
    }

    @Test
    void openingAgainChangesNothing() {
        given(opened()).when(open()).expectNoEvents().expectResultMessagePayload(false);
    }

    @Test
    void messageOfOneSideIsForTheOther() {
        given(opened())
                .when(receive("berta"))
                .expectEvents(received())
                .expectResultMessagePayload(new Receipt(Stage.WAITING, true));
    }

    @Test
    void messageThatIsSentAgainIsTakenOnce() {
        given(opened(), received())
                .when(receive("berta"))
                .expectNoEvents()
                .expectResultMessagePayload(new Receipt(Stage.WAITING, false));
    }

    @Test
    void messageOfAMachineIsMarkedSo() {
        given(opened())
                .when(new ConversationCommand.ReceiveMessage(
                        CONVERSATION, MESSAGE, "berta", Channel.SMTP, Samples.content("berta"), true, NOON))
                .expectEvents(Samples.receivedAutomatic());
    }

    @Test
    void strangerCannotWrite() {
        given(opened()).when(receive("mallory")).expectException(NotAParticipant.class);
    }

    @Test
    void agentCannotWriteBetweenBuyerAndSeller() {
        given(opened()).when(receive("alma")).expectException(NotAParticipant.class);
    }

    @Test
    void assignedAgentWritesToTheCustomer() {
        given(opened(openSupport()))
                .when(receive("alma"))
                .expectEvents(new MessageReceived(
                        CONVERSATION,
                        MESSAGE,
                        null,
                        Kind.SUPPORT,
                        new Participant("alma", Role.AGENT, "ja"),
                        Samples.CUSTOMER,
                        Channel.SMTP,
                        Samples.content("alma"),
                        NOON));
    }

    @Test
    void nobodyWritesInTheNameOfTheWholeDesk() {
        given(opened(openSupport())).when(receive(Participant.SUPPORT_DESK)).expectException(NotAParticipant.class);
    }

    @Test
    void agentWhoIsNoLongerAssignedCannotWrite() {
        given(opened(openSupport()), Samples.assigned()).when(receive("alma")).expectException(NotAParticipant.class);
    }

    @Test
    void onlySupportConversationsAreAssigned() {
        given(opened()).when(new AssignAgent(CONVERSATION, "anton", NOON)).expectException(NoSupportConversation.class);
    }

    @Test
    void assigningTheSameAgentAgainChangesNothing() {
        given(opened(openSupport()), Samples.assigned())
                .when(new AssignAgent(CONVERSATION, "anton", NOON))
                .expectNoEvents();
    }

    @Test
    void whoeverHasTheCaseMayWriteUntilItIsGivenBack() {
        var given = new ConversationEvent.CaseAgentAssigned(CONVERSATION, null, "order-1", "carla", NOON);
        given(opened(openSupport()), given).when(receive("carla")).expectSuccessfulHandlerExecution();
        given(opened(openSupport()), given).when(receive("alma")).expectSuccessfulHandlerExecution();
        given(opened(openSupport()), given)
                .when(new AssignByCase(CONVERSATION, "order-1", "carla", NOON))
                .expectNoEvents();
        var back = new ConversationEvent.CaseAgentAssigned(CONVERSATION, null, "order-1", null, NOON);
        given(opened(openSupport()), given)
                .when(new AssignByCase(CONVERSATION, "order-1", null, NOON))
                .expectEvents(back);
        given(opened(openSupport()), given, back).when(receive("carla")).expectException(NotAParticipant.class);
    }

    @Test
    void clearedMessageIsReleased() {
        given(opened(), received()).when(record(1, CLEARED)).expectEvents(recorded(1, CLEARED), released(1));
    }

    @Test
    void verdictThatComesTwiceCountsOnce() {
        given(opened(), received(), recorded(1, CLEARED), released(1))
                .when(record(1, CLEARED))
                .expectNoEvents();
    }

    @Test
    void olderVerdictDoesNotUndoANewerOne() {
        given(opened(), received(), recorded(2, BLOCKED), withheldBy(WithheldBecause.BLOCKED))
                .when(record(1, CLEARED))
                .expectNoEvents();
    }

    @Test
    void heldMessageIsReleasedByALaterVerdict() {
        given(opened(), received(), recorded(1, HELD), withheldBy(WithheldBecause.HELD))
                .when(record(2, CLEARED))
                .expectEvents(recorded(2, CLEARED), released(2));
    }

    @Test
    void blockedMessageIsWithheldWithItsReason() {
        given(opened(), received())
                .when(record(1, BLOCKED))
                .expectEvents(recorded(1, BLOCKED), withheldBy(WithheldBecause.BLOCKED));
    }

    @Test
    void releasedMessageIsWithheldByALaterVerdict() {
        given(opened(), received(), recorded(1, CLEARED), released(1))
                .when(record(2, BLOCKED))
                .expectEvents(recorded(2, BLOCKED), withheldBy(WithheldBecause.BLOCKED));
    }

    @Test
    void verdictOnADeliveredMessageIsRecordedOnly() {
        given(opened(), received(), recorded(1, CLEARED), released(1), relayed())
                .when(record(2, BLOCKED))
                .expectEvents(recorded(2, BLOCKED));
    }

    @Test
    void messageWithoutAVerdictIsReleasedOnceAndAVerdictIsNeverOvertaken() {
        ReleaseUnscreened release = new ReleaseUnscreened(CONVERSATION, Samples.MESSAGE, Samples.UNSCREENED, NOON);
        given(opened(), received()).when(release).expectEvents(Samples.releasedUnscreened());
        given(opened(), received(), Samples.releasedUnscreened()).when(release).expectNoEvents();
        given(opened(), received(), recorded(1, BLOCKED), withheldBy(WithheldBecause.BLOCKED))
                .when(release)
                .expectNoEvents();
        given(opened(), received(), Samples.releasedUnscreened())
                .when(record(1, BLOCKED))
                .expectEvents(recorded(1, BLOCKED), withheldBy(WithheldBecause.BLOCKED));
    }

    @Test
    void verdictOnAnUnknownMessageChangesNothing() {
        given(opened()).when(record(1, CLEARED)).expectNoEvents();
    }

    @Test
    void messageThatWouldRevealItsAuthorIsQuarantinedForGood() {
        MessageWithheld quarantined = withheld(WithheldBecause.REVEALS_IDENTITY, "part 2");
        given(opened(), received(), recorded(1, CLEARED), released(1))
                .when(new Quarantine(CONVERSATION, MESSAGE, WithheldBecause.REVEALS_IDENTITY, List.of("part 2"), NOON))
                .expectEvents(quarantined);
        new AggregateTestFixture<>(Conversation.class)
                .given(opened(), received(), recorded(1, CLEARED), released(1), quarantined)
                .when(record(2, CLEARED))
                .expectEvents(recorded(2, CLEARED));
    }

    @Test
    void deliveryIsRecordedOnce() {
        given(opened(), received(), recorded(1, CLEARED), released(1))
                .when(markRelayed())
                .expectEvents(relayed());
        new AggregateTestFixture<>(Conversation.class)
                .given(opened(), received(), recorded(1, CLEARED), released(1), relayed())
                .when(markRelayed())
                .expectNoEvents();
    }

    @Test
    void deliveryIsAFactEvenAfterAVerdictCameInBetween() {
        given(
                        opened(),
                        received(),
                        recorded(1, CLEARED),
                        released(1),
                        recorded(2, HELD),
                        withheldBy(WithheldBecause.HELD))
                .when(markRelayed())
                .expectEvents(relayed());
    }

    @Test
    void bounceAfterDeliveryIsAFailure() {
        given(opened(), received(), recorded(1, CLEARED), released(1), relayed())
                .when(markFailed())
                .expectEvents(failed());
    }

    @Test
    void failureIsRecordedOnce() {
        given(opened(), received(), recorded(1, CLEARED), released(1), failed())
                .when(markFailed())
                .expectNoEvents();
    }

    @Test
    void failureOfAWithheldMessageChangesNothing() {
        given(opened(), received(), recorded(1, HELD), withheldBy(WithheldBecause.HELD))
                .when(markFailed())
                .expectNoEvents();
    }

    private static MessageWithheld withheldBy(WithheldBecause because) {
        return new MessageWithheld(CONVERSATION, MESSAGE, ORDER, because, List.of("threat"), NOON);
    }
}
