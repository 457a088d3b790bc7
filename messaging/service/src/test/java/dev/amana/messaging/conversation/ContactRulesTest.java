package dev.amana.messaging.conversation;

import static dev.amana.messaging.conversation.Samples.CONVERSATION;
import static dev.amana.messaging.conversation.Samples.MESSAGE;
import static dev.amana.messaging.conversation.Samples.NOON;
import static dev.amana.messaging.conversation.Samples.appealed;
import static dev.amana.messaging.conversation.Samples.contactRefused;
import static dev.amana.messaging.conversation.Samples.correspondence;
import static dev.amana.messaging.conversation.Samples.critical;
import static dev.amana.messaging.conversation.Samples.notNeeded;
import static dev.amana.messaging.conversation.Samples.opened;
import static dev.amana.messaging.conversation.Samples.overdue;
import static dev.amana.messaging.conversation.Samples.received;
import static dev.amana.messaging.conversation.Samples.released;
import static dev.amana.messaging.conversation.Samples.withheld;

import dev.amana.messaging.conversation.AppealRejection.AppealedBefore;
import dev.amana.messaging.conversation.AppealRejection.NotAppealable;
import dev.amana.messaging.conversation.AppealRejection.NothingToAppeal;
import dev.amana.messaging.conversation.ConversationCommand.DismissQuestion;
import dev.amana.messaging.conversation.ConversationCommand.MarkCritical;
import dev.amana.messaging.conversation.ConversationCommand.MarkOverdue;
import dev.amana.messaging.conversation.ConversationCommand.RefuseContact;
import dev.amana.messaging.conversation.ConversationCommand.SubmitAppeal;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class ContactRulesTest {
    private final AggregateTestFixture<Conversation> fixture = new AggregateTestFixture<>(Conversation.class);

    private static SubmitAppeal appeal() {
        return new SubmitAppeal(CONVERSATION, MESSAGE, "berta", correspondence("berta", "It is a part number."), NOON);
    }

    @Test
    void withheldMessageIsAppealedOnce() {
        fixture.given(opened(), received(), withheld(WithheldBecause.BLOCKED))
                .when(appeal())
                .expectEvents(appealed());
        fixture.given(opened(), received(), withheld(WithheldBecause.BLOCKED), appealed())
                .when(appeal())
                .expectException(AppealedBefore.class);
    }

    @Test
    void whatIsOnItsWayNeedsNoAppeal() {
        fixture.given(opened(), received()).when(appeal()).expectException(NothingToAppeal.class);
        fixture.given(opened(), received(), withheld(WithheldBecause.HELD), released(2))
                .when(appeal())
                .expectException(NothingToAppeal.class);
    }

    @Test
    void nobodyCanReleaseWhatIsQuarantinedSoItHasNoAppeal() {
        fixture.given(opened(), received(), released(1), withheld(WithheldBecause.REVEALS_IDENTITY))
                .when(appeal())
                .expectException(NotAppealable.class);
    }

    @Test
    void everythingElseIsSaidOnce() {
        DismissQuestion dismiss = new DismissQuestion(CONVERSATION, MESSAGE, "selim", NOON);
        fixture.given(opened(), received()).when(dismiss).expectEvents(notNeeded());
        fixture.given(opened(), received(), notNeeded()).when(dismiss).expectNoEvents();

        MarkOverdue mark =
                new MarkOverdue(CONVERSATION, MESSAGE, "selim", NOON.minusSeconds(86_400), NOON, NOON.plusSeconds(30));
        fixture.given(opened(), received()).when(mark).expectEvents(overdue());
        fixture.given(opened(), received(), overdue()).when(mark).expectNoEvents();

        RefuseContact refuse = new RefuseContact(CONVERSATION, MESSAGE, "selim", NOON);
        fixture.given(opened()).when(refuse).expectEvents(contactRefused());
        fixture.given(opened(), contactRefused()).when(refuse).expectNoEvents();

        MarkCritical important = new MarkCritical(CONVERSATION, MESSAGE, "selim", 3, NOON);
        fixture.given(opened()).when(important).expectEvents(critical());
        fixture.given(opened(), critical()).when(important).expectNoEvents();
    }
}
