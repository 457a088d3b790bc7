package dev.amana.gateway.cases.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.gateway.cases.CaseFact;
import dev.amana.gateway.cases.CaseId;
import dev.amana.gateway.cases.CaseQueries;
import dev.amana.gateway.cases.CaseRow;
import dev.amana.gateway.cases.CaseStatus;
import dev.amana.gateway.cases.CaseWriter;
import dev.amana.gateway.cases.CasesTest;
import dev.amana.gateway.contract.MarketplaceEvent;
import dev.amana.messaging.contract.ContactEvent;
import dev.amana.messaging.contract.MessageEvent;
import dev.amana.messaging.contract.MessageEvent.Channel;
import dev.amana.messaging.contract.MessageEvent.WithheldBecause;
import dev.amana.messaging.contract.MessagingEvent;
import dev.amana.messaging.contract.MessagingEvent.ConversationKind;
import dev.amana.messaging.contract.MessagingEvent.Participant;
import dev.amana.messaging.contract.MessagingEvent.Role;
import dev.amana.moderation.contract.ModerationEvent;
import dev.amana.moderation.contract.ModerationEvent.Outcome;
import dev.amana.moderation.contract.ModerationEvent.Reason;
import dev.amana.moderation.contract.ModerationEvent.Severity;
import dev.amana.payments.contract.PaymentsEvent;
import dev.amana.platform.consumption.Received;
import dev.amana.published.AuditRecorded;
import dev.amana.published.PublishedEvent;
import dev.amana.published.SealedText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class CaseProjectionTest extends CasesTest {
    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");
    private static final SealedText SEALED = new SealedText("seller-1", "correspondence", "AAAA");

    @Autowired
    private CaseWriter writer;

    @Autowired
    private CaseQueries cases;

    @Test
    void factsOfAllContextsMakeOneCase() {
        writer.write(facts("all-1"));
        CaseRow row = cases.find("order-all-1").orElseThrow();
        assertThat(row.orderId()).isEqualTo("all-1");
        assertThat(row.contexts()).containsExactly("marketplace", "messaging", "moderation", "payments");
        assertThat(row.state().parties())
                .containsEntry("buyer-1", "buyer,payer")
                .containsEntry("seller-1", "seller");
        assertThat(row.state().messages())
                .containsEntry("relayed", 1)
                .containsEntry("blocked", 1)
                .containsEntry("failed", 1)
                .containsEntry("sender-suspended", 1)
                .hasSize(4);
        assertThat(row.state().facts()).containsKeys("order.placed", "order.paid", "pay-code.p-all-1.paid");
        assertThat(row.state().facts().get("order.placed"))
                .extracting(fact -> fact.values().get("totalMinor"))
                .isEqualTo("4990");
        assertThat(row.status()).isEqualTo(CaseStatus.BLOCKED);
        assertThat(row.severity()).isEqualTo(dev.amana.gateway.cases.Severity.CRITICAL);
        assertThat(row.openedAt()).isEqualTo(START.minusSeconds(5));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void disorderAndRepetitionLeadToTheSameCase(long seed) {
        Random random = new Random(seed);
        String disordered = "shuffled-" + seed;
        writer.write(facts("straight-" + seed));
        List<CaseFact> twice = new ArrayList<>(facts(disordered));
        twice.addAll(facts(disordered));
        Collections.shuffle(twice, random);
        while (!twice.isEmpty()) {
            List<CaseFact> poll = twice.subList(0, 1 + random.nextInt(Math.min(7, twice.size())));
            writer.write(List.copyOf(poll));
            poll.clear();
        }
        CaseRow expected = cases.find("order-straight-" + seed).orElseThrow();
        CaseRow row = cases.find("order-" + disordered).orElseThrow();
        assertThat(row.state().toString().replace(disordered, "straight-" + seed))
                .isEqualTo(expected.state().toString());
        assertThat(row.status()).isEqualTo(expected.status());
        assertThat(row.severity()).isEqualTo(expected.severity());
    }

    @Test
    void whatIsReadTwiceGivesNoNewRevision() {
        writer.write(facts("again-1"));
        long revision = cases.find("order-again-1").orElseThrow().revision();
        writer.write(facts("again-1"));
        assertThat(cases.find("order-again-1").orElseThrow().revision()).isEqualTo(revision);
    }

    @Test
    void laterVerdictOfAPersonLiftsTheCase() {
        writer.write(List.of(verdict("lift-1", "m1", 2, Outcome.CLEARED, Severity.NONE)));
        writer.write(List.of(verdict("lift-1", "m1", 1, Outcome.HELD, Severity.HIGH)));
        CaseRow row = cases.find("order-lift-1").orElseThrow();
        assertThat(row.status()).isEqualTo(CaseStatus.OPEN);
        assertThat(row.severity()).isEqualTo(dev.amana.gateway.cases.Severity.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "SENDER_SUSPENDED, sender-suspended",
        "NOT_RELAYABLE, quarantined",
        "REVEALS_IDENTITY, quarantined",
        "HELD, cleared"
    })
    void clearedMessageThatIsStoppedSaysWhyUntilItIsDelivered(WithheldBecause because, String state) {
        String order = "stopped-" + state + because;
        writer.write(List.of(
                MessagingFacts.of(received(order + "-r", "k", message(order, order))),
                verdict(order, order, 1, Outcome.CLEARED, Severity.NONE),
                withheld(order, order, because, 150)));
        assertThat(cases.find("order-" + order).orElseThrow().state().messages())
                .containsOnlyKeys(state);
        writer.write(List.of(MessagingFacts.of(received(
                order + "-relayed",
                "k",
                new MessageEvent.MessageRelayed("c-" + order, order, order, 1, START.plusSeconds(200))))));
        assertThat(cases.find("order-" + order).orElseThrow().state().messages())
                .containsOnlyKeys("relayed");
    }

    @Test
    void conversationWithoutAnOrderIsACaseOfItsOwn() {
        writer.write(List.of(MessagingFacts.of(received(
                "opened-1",
                "c",
                new ContactEvent.ConversationOpened(
                        "conv-1",
                        ConversationKind.SUPPORT,
                        null,
                        List.of(new Participant("customer-1", Role.CUSTOMER, "en")),
                        START)))));
        CaseRow row = cases.find(CaseId.of(null, "conv-1")).orElseThrow();
        assertThat(row.orderId()).isNull();
        assertThat(row.state().parties()).containsEntry("customer-1", "customer");
    }

    @ParameterizedTest
    @CsvSource({
        "message/m-1, conversation-c-1",
        "screening/m-1, conversation-c-1",
        "conversation/c-2, conversation-c-2",
        "case/conversation-c-3/party/p-1, conversation-c-3",
        "message/unknown,",
        "party/p-1,"
    })
    void looksWithoutAnOrderFindTheirCase(String target, @Nullable String caseId) {
        AuditRecorded look = new AuditRecorded(
                "moderation", 1, "trust-1", "trust", "screening.read", target, null, null, START, "0", "1");
        Map<String, String> messages = Map.of("m-1", "conversation-c-1");
        assertThat(AuditFacts.of(received("look", "moderation", look), id -> Optional.ofNullable(messages.get(id)))
                        .map(CaseFact::caseId))
                .isEqualTo(Optional.ofNullable(caseId));
    }

    @Test
    void whatReviewersThinkAndLeadsInvestigateStandsInNoCase() {
        AuditRecorded opinion = new AuditRecorded(
                "moderation", 1, "trust-1", "trust", "screening.block", "screening/m", "o", SEALED, START, "0", "1");
        assertThat(AuditFacts.of(received("o", "moderation", opinion), id -> Optional.empty()))
                .hasValueSatisfying(fact -> assertThat(fact.data().sealed()).isEmpty());
        AuditRecorded step = new AuditRecorded(
                "moderation",
                2,
                "lena",
                "trust-lead",
                "investigation.propose",
                "investigation/i",
                "o",
                SEALED,
                START,
                "1",
                "2");
        assertThat(AuditFacts.of(received("s", "moderation", step), id -> Optional.empty()))
                .isEmpty();
    }

    @Test
    void publishedEventsArriveThroughKafka() {
        String order = "kafka-1";
        story.order(order, "b-kafka", "s-kafka", "Tandem");
        String message = story.message(order, "b-kafka", Role.BUYER, "s-kafka", "Is the lantern blue?");
        story.relayed(order, message);
        story.payCode(order, "b-kafka");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(cases.find("order-kafka-1"))
                        .hasValueSatisfying(row ->
                                assertThat(row.contexts()).containsExactly("marketplace", "messaging", "payments")));
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(get("/api/cases/order-kafka-1/timeline")
                                .path("items")
                                .size())
                        .isEqualTo(5));
    }

    private static List<CaseFact> facts(String order) {
        List<CaseFact> facts = new ArrayList<>();
        marketplace(
                facts,
                order,
                new MarketplaceEvent.OrderPlaced(order, "buyer-1", "seller-1", 99990, "EUR", List.of(), START));
        // Corrected: the moment of the order stays, or was wrong as well.
        marketplace(
                facts,
                order,
                new MarketplaceEvent.OrderPlaced(order, "buyer-1", "seller-1", 59990, "EUR", List.of(), START));
        marketplace(
                facts,
                order,
                new MarketplaceEvent.OrderPlaced(
                        order, "buyer-1", "seller-1", 4990, "EUR", List.of(), START.minusSeconds(5)));
        marketplace(facts, order, new MarketplaceEvent.OrderPaid(order, START.plusSeconds(60)));
        marketplace(facts, order, new MarketplaceEvent.OrderShipped(order, "DHL", "1", START.plusSeconds(70)));
        marketplace(facts, order, new MarketplaceEvent.OrderShipped(order, "UPS", "2", START.plusSeconds(80)));
        for (String message : List.of("a", "b", "c", "d")) {
            facts.add(MessagingFacts.of(received(order + "-r-" + message, "k", message(order, order + message))));
        }
        facts.add(verdict(order, order + "a", 1, Outcome.HELD, Severity.HIGH));
        facts.add(verdict(order, order + "a", 2, Outcome.CLEARED, Severity.NONE));
        facts.add(MessagingFacts.of(received(
                order + "-relayed",
                "k",
                new MessageEvent.MessageRelayed("c-" + order, order + "a", order, 2, START.plusSeconds(200)))));
        facts.add(verdict(order, order + "b", 1, Outcome.BLOCKED, Severity.CRITICAL));
        facts.add(verdict(order, order + "d", 1, Outcome.CLEARED, Severity.NONE));
        // Of all of one author, whatever else became of them.
        for (String message : List.of("a", "b", "d")) {
            facts.add(withheld(order, order + message, WithheldBecause.SENDER_SUSPENDED, 150));
        }
        facts.add(MessagingFacts.of(received(
                order + "-failed",
                "k",
                new MessageEvent.MessageFailed("c-" + order, order + "c", order, "5.1.1", 1, START.plusSeconds(210)))));
        facts.add(PaymentsFacts.of(received(
                order + "-issued",
                "k",
                new PaymentsEvent.PayCodeIssued(
                        "p-" + order, order, "buyer-1", 4990, "EUR", START, START.plusSeconds(9000)))));
        facts.add(PaymentsFacts.of(received(
                order + "-paid",
                "k",
                new PaymentsEvent.PayCodePaid(
                        "p-" + order, order, 4990, "EUR", "kiosk", "7", START.plusSeconds(300)))));
        return facts;
    }

    private static void marketplace(List<CaseFact> facts, String order, MarketplaceEvent event) {
        facts.add(MarketplaceFacts.of(received(order + "-" + facts.size(), order, facts.size(), event))
                .orElseThrow());
    }

    private static MessagingEvent message(String order, String messageId) {
        return new MessageEvent.MessageReceived(
                "c-" + order,
                messageId,
                order,
                ConversationKind.ORDER,
                new Participant("seller-1", Role.SELLER, "en"),
                new Participant("buyer-1", Role.BUYER, "en"),
                Channel.SMTP,
                SEALED,
                SEALED,
                null,
                null,
                List.of(),
                START.plusSeconds(100));
    }

    private static CaseFact withheld(String order, String messageId, WithheldBecause because, int after) {
        return MessagingFacts.of(received(
                order + "-w-" + messageId + after,
                "k",
                new MessageEvent.MessageWithheld(
                        "c-" + order, messageId, order, true, because, START.plusSeconds(after))));
    }

    private static CaseFact verdict(String order, String messageId, int revision, Outcome outcome, Severity severity) {
        List<Reason> reasons = severity == Severity.NONE
                ? List.of()
                : List.of(new Reason("threat", "threat.en.violence", "foundation/3", severity, SEALED));
        return ModerationFacts.of(received(
                        order + "-v-" + messageId + revision,
                        messageId,
                        new ModerationEvent.VerdictGiven(
                                messageId,
                                "c-" + order,
                                order,
                                "seller-1",
                                "SELLER",
                                revision,
                                outcome,
                                severity,
                                reasons,
                                revision == 1 ? "rules" : "reviewer-1",
                                START.plusSeconds(110 + revision))))
                .orElseThrow();
    }

    private static <E extends PublishedEvent, T extends E> Received<E> received(String id, String key, T event) {
        return received(id, key, 0, event);
    }

    private static <E extends PublishedEvent, T extends E> Received<E> received(
            String id, String key, long sequence, T event) {
        String type = PublishedEvent.typeOf(event.getClass());
        return new Received<>(id, type, key, 1, sequence, event.orderId(), START, event);
    }
}
