package dev.amana.messaging.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.messaging.contract.MessageEvent.MessageFailed;
import dev.amana.messaging.publishing.MessagingPublication;
import dev.amana.messaging.receipt.StrayMessage.RefuseStray;
import dev.amana.messaging.receipt.StrayMessageEvent.StrayMessageRefused;
import dev.amana.platform.eventstore.EventCatalog;
import dev.amana.testkit.GoldenFiles;
import java.time.Instant;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class StrayMessageTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final RefuseStray REFUSE = new RefuseStray("apology", "nowhere", "5.1.1", NOON);
    private static final StrayMessageRefused REFUSED = new StrayMessageRefused("apology", "nowhere", "5.1.1", NOON);

    @Test
    void refusalIsSaidOnce() {
        AggregateTestFixture<StrayMessage> fixture = new AggregateTestFixture<>(StrayMessage.class);
        fixture.givenNoPriorActivity().when(REFUSE).expectEvents(REFUSED);
        fixture.given(REFUSED).when(REFUSE).expectNoEvents();
    }

    @Test
    void itIsToldAsAMessageThatFailed() {
        assertThat(new MessagingPublication().translate(REFUSED))
                .isEqualTo(new MessageFailed("nowhere", "apology", null, "5.1.1", 0, NOON));
    }

    @Test
    void storedRefusalReadsAsItWasWritten() {
        GoldenFiles.check(new EventCatalog(StrayMessageEvent.class), List.of(REFUSED));
    }
}
