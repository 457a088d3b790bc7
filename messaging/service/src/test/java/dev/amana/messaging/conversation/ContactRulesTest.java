package dev.amana.messaging.conversation;

import static dev.amana.messaging.conversation.Samples.CONVERSATION;
import static dev.amana.messaging.conversation.Samples.MESSAGE;
import static dev.amana.messaging.conversation.Samples.NOON;
import static dev.amana.messaging.conversation.Samples.appealed;
import static dev.amana.messaging.conversation.Samples.appealedVerdict;
import static dev.amana.messaging.conversation.Samples.contactRefused;
import static dev.amana.messaging.conversation.Samples.correspondence;
import static dev.amana.messaging.conversation.Samples.critical;
import static dev.amana.messaging.conversation.Samples.measured;
import static dev.amana.messaging.conversation.Samples.notNeeded;
import static dev.amana.messaging.conversation.Samples.opened;
import static dev.amana.messaging.conversation.Samples.overdue;
import static dev.amana.messaging.conversation.Samples.received;
import static dev.amana.messaging.conversation.Samples.recordedWithTreatment;
import static dev.amana.messaging.conversation.Samples.relayed;
import static dev.amana.messaging.conversation.Samples.released;
import static dev.amana.messaging.conversation.Samples.withheld;

import dev.amana.messaging.conversation.AppealRejection.AppealedBefore;
import dev.amana.messaging.conversation.AppealRejection.NotAppealable;
import dev.amana.messaging.conversation.AppealRejection.NothingToAppeal;
import dev.amana.messaging.conversation.ConversationCommand.DismissQuestion;
import dev.amana.messaging.conversation.ConversationCommand.MarkCritical;
import dev.amana.messaging.conversation.ConversationCommand.MarkOverdue;
import dev.amana.messaging.conversation.ConversationCommand.RecordMeasure;
import dev.amana.messaging.conversation.ConversationCommand.RecordVerdict;
import dev.amana.messaging.conversation.ConversationCommand.RefuseContact;
import dev.amana.messaging.conversation.ConversationCommand.SubmitAppeal;
import dev.amana.messaging.conversation.ConversationEvent.VerdictRecorded;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContactRulesTest {
    private final AggregateTestFixture<Conversation> fixture = new AggregateTestFixture<>(Conversation.class);

    private static SubmitAppeal appeal() {
        return appeal(null);
    }

    private static SubmitAppeal appeal(@Nullable Appealed about) {
        return new SubmitAppeal(
                CONVERSATION, MESSAGE, "berta", correspondence("berta", "It is a part number."), about, NOON);
    }

    private static RecordMeasure record(Measure measure) {
        return new RecordMeasure(CONVERSATION, MESSAGE, "berta", measure, NOON);
    }

    @Test
    void whatWentOutWithoutSomeWordsIsAppealedAndGoesOutAgainWholeOnceThatIsGranted() {
        fixture.given(opened(), received(), recordedWithTreatment(), released(1), relayed())
                .when(appeal())
                .expectEvents(appealedVerdict());

        Verdict whole = new Verdict(3, Verdict.Outcome.CLEARED, "LOW", List.of("contact-data"), NOON);
        fixture.given(opened(), received(), recordedWithTreatment(), released(1), relayed(), appealedVerdict())
                .when(new RecordVerdict(CONVERSATION, MESSAGE, whole, true))
                .expectEvents(
                        new VerdictRecorded(CONVERSATION, MESSAGE, received().orderId(), whole), released(3));
        fixture.given(opened(), received(), released(1), relayed())
                .when(new RecordVerdict(CONVERSATION, MESSAGE, whole, true))
                .expectEvents(
                        new VerdictRecorded(CONVERSATION, MESSAGE, received().orderId(), whole));
    }

    @Test
    void aMeasureIsRecordedOnceAndAppealedBesideTheVerdict() {
        fixture.given(opened(), received(), released(1), relayed())
                .when(record(Measure.RESTRICTION))
                .expectEvents(measured(Measure.RESTRICTION));
        fixture.given(opened(), received(), measured(Measure.RESTRICTION))
                .when(record(Measure.RESTRICTION))
                .expectNoEvents();
        fixture.given(opened(), received(), measured(Measure.RESTRICTION))
                .when(record(Measure.WARNING))
                .expectEvents(measured(Measure.WARNING));
        fixture.given(opened(), received(), released(1), relayed())
                .when(record(Measure.NONE))
                .expectNoEvents();

        fixture.given(opened(), received(), recordedWithTreatment(), measured(Measure.WARNING), appealedVerdict())
                .when(appeal())
                .expectEvents(appealed());
        fixture.given(opened(), received(), measured(Measure.WARNING), appealed())
                .when(appeal(Appealed.REPORT))
                .expectException(AppealedBefore.class);
        fixture.given(opened(), received(), measured(Measure.WARNING), measured(Measure.NONE))
                .when(appeal())
                .expectException(NothingToAppeal.class);
    }

    @Test
    void withheldMessageIsAppealedOnce() {
        fixture.given(opened(), received(), withheld(WithheldBecause.BLOCKED))
                .when(appeal())
                .expectEvents(appealedVerdict());
        fixture.given(opened(), received(), withheld(WithheldBecause.BLOCKED), appealedVerdict())
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
