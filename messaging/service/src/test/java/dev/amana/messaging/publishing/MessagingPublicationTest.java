package dev.amana.messaging.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.messaging.contract.ContactEvent;
import dev.amana.messaging.contract.MessageEvent;
import dev.amana.messaging.contract.MessagingEvent;
import dev.amana.messaging.conversation.Samples;
import dev.amana.messaging.conversation.Verdict;
import dev.amana.messaging.conversation.WithheldBecause;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessagingPublicationTest {
    private final MessagingPublication publication = new MessagingPublication();

    @Test
    void openingTellsTheParticipantsButNeitherAddressNorAlias() {
        assertThat(publication.translate(Samples.opened()))
                .isEqualTo(new ContactEvent.ConversationOpened(
                        Samples.CONVERSATION,
                        MessagingEvent.ConversationKind.ORDER,
                        Samples.ORDER,
                        List.of(
                                new MessagingEvent.Participant("berta", MessagingEvent.Role.BUYER, "de"),
                                new MessagingEvent.Participant("selim", MessagingEvent.Role.SELLER, "en")),
                        Samples.NOON));
    }

    @Test
    void withheldTellsWhyAndWhetherForGood() {
        assertThat(publication.translate(Samples.withheld(WithheldBecause.HELD)))
                .isEqualTo(new MessageEvent.MessageWithheld(
                        Samples.CONVERSATION,
                        Samples.MESSAGE,
                        Samples.ORDER,
                        false,
                        MessageEvent.WithheldBecause.HELD,
                        Samples.NOON));
        assertThat(publication.translate(Samples.withheld(WithheldBecause.REVEALS_IDENTITY)))
                .isInstanceOfSatisfying(
                        MessageEvent.MessageWithheld.class,
                        e -> assertThat(e.forGood()).isTrue());
    }

    @Test
    void infectionIsTold() {
        assertThat(publication.translate(Samples.withheld(WithheldBecause.INFECTED)))
                .isInstanceOfSatisfying(MessageEvent.MessageWithheld.class, e -> {
                    assertThat(e.because()).isEqualTo(MessageEvent.WithheldBecause.NOT_RELAYABLE);
                    assertThat(e.infected()).isTrue();
                });
        assertThat(publication.translate(Samples.withheld(WithheldBecause.NOT_SCANNED)))
                .isInstanceOfSatisfying(
                        MessageEvent.MessageWithheld.class,
                        e -> assertThat(e.infected()).isNull());
    }

    @Test
    void deliveryAndFailureAreTold() {
        assertThat(publication.translate(Samples.relayed()))
                .isEqualTo(new MessageEvent.MessageRelayed(
                        Samples.CONVERSATION, Samples.MESSAGE, Samples.ORDER, 1, Samples.NOON));
        assertThat(publication.translate(Samples.failed()))
                .isEqualTo(new MessageEvent.MessageFailed(
                        Samples.CONVERSATION, Samples.MESSAGE, Samples.ORDER, "5.1.1", 2, Samples.NOON));
    }

    @Test
    void whatOthersDoNotNeedStaysInside() {
        assertThat(publication.translate(Samples.recorded(1, Verdict.Outcome.CLEARED)))
                .isNull();
        assertThat(publication.translate(Samples.released(1))).isNull();
        assertThat(publication.translate(Samples.releasedUnscreened()))
                .isInstanceOfSatisfying(
                        MessageEvent.MessageReleasedUnscreened.class,
                        told -> assertThat(told.riskClass()).isEqualTo("between-parties"));
    }

    @Test
    void whatBuyerAndSellerSettleBeforeAClaimIsTold() {
        assertThat(publication.translate(Samples.resolutionProposed()))
                .isEqualTo(new ContactEvent.ResolutionProposed(
                        Samples.CONVERSATION,
                        Samples.ORDER,
                        "berta",
                        "selim",
                        ContactEvent.ResolutionWay.RETURN,
                        Samples.NOON));
        assertThat(publication.translate(Samples.resolutionAgreed()))
                .isInstanceOfSatisfying(
                        ContactEvent.ResolutionAgreed.class,
                        told -> assertThat(told.way()).isEqualTo(ContactEvent.ResolutionWay.RETURN));
    }

    @Test
    void whoAnswersIsTold() {
        assertThat(publication.translate(Samples.assigned()))
                .isEqualTo(new ContactEvent.AgentAssigned(Samples.CONVERSATION, null, "anton", Samples.NOON));
    }
}
