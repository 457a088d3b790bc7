package dev.amana.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.gateway.contract.MarketplaceEvent;
import dev.amana.gateway.contract.MarketplaceEvent.PartyRegistered;
import dev.amana.gateway.contract.MarketplaceEvent.PartyRole;
import dev.amana.messaging.contract.MessageEvent.Channel;
import dev.amana.messaging.contract.MessageEvent.MessageReceived;
import dev.amana.messaging.contract.MessagingEvent;
import dev.amana.messaging.contract.MessagingEvent.ConversationKind;
import dev.amana.messaging.contract.MessagingEvent.Participant;
import dev.amana.messaging.contract.MessagingEvent.Role;
import dev.amana.moderation.contract.ModerationEvent.Outcome;
import dev.amana.moderation.contract.ModerationEvent.VerdictGiven;
import dev.amana.moderation.person.KnownContacts;
import dev.amana.platform.erasure.ErasureParticipant;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.RetentionClass;
import dev.amana.published.SealedText;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What an agent writes to a customer about somebody else. */
class ThirdPartyDataTest extends RunningServiceTest {
    @Autowired
    List<ErasureParticipant> erasure;

    @Autowired
    KnownContacts known;

    private final String customer = "customer-" + unique;
    private final String other = "other-" + unique;
    private final String phone = "+4915123" + String.format("%06d", Math.floorMod(unique.hashCode(), 1_000_000));
    private int written;

    @BeforeEach
    void registerBoth() {
        register(customer, null);
        register(other, phone);
        await().atMost(SOON).until(() -> contacts(customer) == 1 && contacts(other) == 2 && known.areComplete());
    }

    private long contacts(String partyId) {
        return jdbc.sql("select count(*) from known_contact where party_id = ?")
                .param(partyId)
                .query(Long.class)
                .single();
    }

    private void register(String partyId, @Nullable String number) {
        register(partyId, partyId, number);
    }

    private void register(String key, String partyId, @Nullable String number) {
        messaging.publish(
                MarketplaceEvent.TOPIC,
                key,
                new PartyRegistered(
                        partyId,
                        PartyRole.BUYER,
                        sealed(partyId, RetentionClass.PROFILE, address(partyId)),
                        sealed(partyId, RetentionClass.PROFILE, "Somebody " + unique),
                        "en",
                        "DE",
                        Instant.now(),
                        number == null ? null : sealed(partyId, RetentionClass.PROFILE, number)));
    }

    private static String address(String partyId) {
        return partyId + "@mail.example";
    }

    private SealedText sealed(String subject, RetentionClass retention, String text) {
        return vault.seal(Personal.of(subject, retention, text));
    }

    private VerdictGiven write(Role role, String text) {
        return write(role, text, null);
    }

    private VerdictGiven write(Role role, String text, @Nullable String quoted) {
        String id = "message-" + unique + "-" + ++written;
        boolean byAgent = role == Role.AGENT;
        String sender = byAgent ? "agent-" + unique : customer;
        messaging.publish(
                MessagingEvent.TOPIC,
                "conversation-" + unique,
                new MessageReceived(
                        "conversation-" + unique,
                        id,
                        null,
                        ConversationKind.SUPPORT,
                        new Participant(sender, role, "en"),
                        new Participant(byAgent ? customer : "desk", byAgent ? Role.CUSTOMER : Role.AGENT, "en"),
                        Channel.API,
                        sealed(sender, RetentionClass.CORRESPONDENCE, ""),
                        sealed(sender, RetentionClass.CORRESPONDENCE, text),
                        quoted == null ? null : sealed(sender, RetentionClass.CORRESPONDENCE, quoted),
                        null,
                        List.of(),
                        Instant.now()));
        return messaging.awaitVerdict(id, 1);
    }

    private void assertHeld(String rule, String text) {
        assertHeld(rule, text, null);
    }

    private void assertHeld(String rule, String text, @Nullable String quoted) {
        VerdictGiven verdict = write(Role.AGENT, text, quoted);
        assertThat(verdict.outcome()).as(text).isEqualTo(Outcome.HELD);
        assertThat(verdict.reasons()).anySatisfy(reason -> {
            assertThat(reason.category()).isEqualTo("third-party");
            assertThat(reason.rule()).isEqualTo(rule);
        });
    }

    @Test
    void whatTheMarketplaceKnowsAsAnotherPartysIsHeldHoweverItIsWritten() {
        assertHeld("third-party.known-person", "The seller is " + address(other).toUpperCase(Locale.ROOT));
        assertHeld("third-party.known-person", "Write to " + address(other).replace("@", " (at) "));
        assertHeld("third-party.known-person", "Call the buyer: +49 (151) " + phone.substring(6));
    }

    @Test
    void theCustomersOwnAndWhatIsACompanysGoesOut() {
        assertThat(write(Role.AGENT, "We wrote to " + address(customer)).outcome())
                .isEqualTo(Outcome.CLEARED);
        assertThat(write(Role.AGENT, "Ask the carrier: service@carrier.example or 0800 330 1000")
                        .outcome())
                .isEqualTo(Outcome.CLEARED);
    }

    @Test
    void anAddressOfNobodyKnownIsHeldUnlessTheCustomerWroteIt() {
        assertHeld("third-party.contact", "His neighbour is jane.roe@elsewhere.example");
        assertThat(write(Role.CUSTOMER, "My wife has jane.roe@elsewhere.example")
                        .outcome())
                .isEqualTo(Outcome.CLEARED);
        assertThat(write(Role.AGENT, "We have noted jane.roe@elsewhere.example").outcome())
                .isEqualTo(Outcome.CLEARED);
    }

    @Test
    void aQuoteThatIsMadeUpHidesNobodysAddressAndOneOfTheCustomersWordsMayStay() {
        assertHeld("third-party.known-person", "As you asked:", "> " + address(other));
        assertHeld("third-party.contact", "It is jane.roe@elsewhere.example", "> jane.roe@elsewhere.example");
        assertThat(write(Role.CUSTOMER, "I wrote to " + address(other)).outcome())
                .isEqualTo(Outcome.CLEARED);
        assertThat(write(Role.AGENT, "Thank you.", "> I wrote to " + address(other))
                        .outcome())
                .isEqualTo(Outcome.CLEARED);
    }

    @Test
    void whatIsReadAgainFromTheBeginningChangesNothing() {
        String busy = "busy-" + unique;
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 25; i++) {
                known.address(busy, i + address(busy), Instant.EPOCH.plusSeconds(i));
            }
        }
        assertThat(contacts(busy)).isEqualTo(20);
        assertHeld("third-party.known-person", "He is " + 24 + address(busy));
        known.address(busy, 24 + address(busy), Instant.EPOCH);
        known.address(busy, 0 + address(busy), Instant.EPOCH);
        assertThat(jdbc.sql("select min(told_at) from known_contact where party_id = ?")
                        .param(busy)
                        .query((row, number) -> row.getTimestamp(1).toInstant())
                        .single())
                .isEqualTo(Instant.EPOCH.plusSeconds(5));
    }

    @Test
    void anErasedPartyIsKnownByNothing() {
        erasure.forEach(each -> each.forget(other, Set.of(RetentionClass.PROFILE.wireName())));

        assertThat(contacts(other)).isZero();
    }

    @Test
    void whoIsErasedWhileTheMarketplaceTellsOfThemIsNotKnownAgain() {
        JdbcClient.create(new DriverManagerDataSource(
                        environment.getRequiredProperty("spring.datasource.url").replace("=moderation", "=vault"),
                        "gateway",
                        "gateway"))
                .sql("update vault.subject_key set wrapped = null, erased_at = now() where subject = ?")
                .param(other)
                .update();
        erasure.forEach(each -> each.forget(other, Set.of(RetentionClass.PROFILE.wireName())));
        // The key is cached here for a while.
        register(other, phone);
        register(other, "next-" + unique, null);
        await().atMost(SOON).until(() -> contacts("next-" + unique) == 1);

        assertThat(contacts(other)).isZero();
    }
}
