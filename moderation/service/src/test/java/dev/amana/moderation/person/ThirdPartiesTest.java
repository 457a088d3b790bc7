package dev.amana.moderation.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.moderation.contact.ContactFinder;
import dev.amana.moderation.review.Surroundings;
import dev.amana.moderation.signal.Passage;
import dev.amana.moderation.signal.Signal;
import dev.amana.moderation.verdict.Message;
import dev.amana.moderation.verdict.Role;
import dev.amana.platform.personal.Vault;
import dev.amana.testkit.ServiceTest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** While moderation begins to read who there is. */
@ServiceTest("moderation")
class ThirdPartiesTest {
    private static final Message.Between BETWEEN = new Message.Between("conversation", "agent", "customer");

    @Autowired
    ContactFinder finder;

    @Autowired
    KnownContacts known;

    @Autowired
    Surroundings surroundings;

    @Autowired
    OpenContacts open;

    @Autowired
    Vault vault;

    @Autowired
    JdbcClient jdbc;

    @Test
    void anyAddressWaitsForAPersonUntilItIsKnownWhoseItMayBe() {
        KnownContacts unread = new KnownContacts(jdbc, vault);
        ThirdParties parties = new ThirdParties(finder, unread, surroundings, open, Clock.systemUTC());
        String text = "Ask the carrier: service@carrier.example";
        Message message =
                new Message(Role.AGENT, Role.CUSTOMER, "en", List.of(text), List.of("> " + text), List.of(), BETWEEN);
        for (Passage passage : List.of(Passage.own(message, 0), Passage.quoted(message, 0))) {
            assertThat(parties.signals(passage)).extracting(Signal::name).containsExactly(ThirdParties.UNKNOWN);
        }

        unread.complete();
        for (Passage passage : List.of(Passage.own(message, 0), Passage.quoted(message, 0))) {
            assertThat(parties.signals(passage)).isEmpty();
        }
    }

    @Test
    void thatAllIsReadIsSeenSoonAfterTheBeginning() {
        await().atMost(Duration.ofSeconds(30)).until(known::areComplete);
    }
}
