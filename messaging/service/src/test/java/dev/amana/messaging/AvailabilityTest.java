package dev.amana.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.messaging.contract.MessageEvent.MessageReceived;
import dev.amana.moderation.contract.ModerationEvent;
import dev.amana.moderation.contract.UnavailabilityEvent.AvailabilityChanged;
import dev.amana.moderation.contract.UnavailabilityEvent.Interval;
import dev.amana.moderation.contract.UnavailabilityEvent.UnavailableScope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Messaging obeys an order at each of its doors and in its queue, from its beginning by the clock until its end. */
class AvailabilityTest extends MessagingServiceTest {
    private static final Logger LOG = LoggerFactory.getLogger(AvailabilityTest.class);
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    /** Each test has a country of its own, from the range that ISO 3166 leaves to users. */
    private String country = "QM";

    private int revision;

    @AfterEach
    void orderEnds() {
        order("CHANNEL", "amana:messaging", "ALL", null);
    }

    @Test
    void writersOfTheCountryAreRefusedAtEveryDoorAndTheirCounterpartsAreToldNoMore() {
        Opened opened = openedIn("QM");
        order("CHANNEL", "amana:messaging", "ALL", LONG_AGO);
        long told = System.nanoTime();
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> write(opened).status() == 451);
        LOG.info("Refused {} ms after the order was told", (System.nanoTime() - told) / 1_000_000);

        Web.Answer refused = write(opened);
        assertThat(refused.body())
                .contains("/problems/unavailable-by-law-but", "Ministry of Trade", "Act 7", "Use the telephone");
        assertThat(refused.header("Link"))
                .isEqualTo("</>; rel=\"blocked-by\", <https://ministry.test/act-7>; rel=\"describedby\"");
        MailClient.Reply own = mail().send(buyerEmail, opened.sellerAlias(), letter("<1@x>", "Lamp", "", "Hello"));
        assertThat(own.code()).isEqualTo(550);
        assertThat(own.text()).startsWith("5.7.1 ").contains("Ministry of Trade", "Act 7", "Use the telephone");
        MailClient.Reply others = mail().send(sellerEmail, opened.buyerAlias(), letter("<2@x>", "Lamp", "", "Hello"));
        assertThat(others.code()).isEqualTo(550);
        assertThat(others.text()).contains("legal reasons").doesNotContain("Ministry");
        assertThat(as(buyer, "buyer")
                        .get("/api/conversations/" + opened.id() + "/messages")
                        .status())
                .isEqualTo(200);
        order("CHANNEL", "amana:messaging", "ALL", null);
        await().atMost(SOON).until(() -> write(opened).status() == 202);
    }

    @Test
    void whatIsQueuedWaitsForTheEndOfTheOrderAndIsNotLost() {
        Opened opened = openedIn("QN");
        assertThat(mail().send(sellerEmail, opened.buyerAlias(), letter("<1@x>", "Lamp", "", "It is glass."))
                        .code())
                .isEqualTo(250);
        MessageReceived received = moderation.awaitMessages(opened.id(), 1).getFirst();
        order("CHANNEL", "amana:messaging.mail", "ALL", LONG_AGO);
        await().atMost(SOON)
                .until(() -> mail().send(buyerEmail, opened.sellerAlias(), letter("<3@x>", "", "", "?"))
                                .code()
                        == 550);
        moderation.clear(received);
        await().atMost(SOON)
                .until(() -> jdbc.sql("select count(*) from outbound_mail where message_id = ? and state = 'queued'"
                                        + " and status is not null")
                                .param(received.messageId())
                                .query(Long.class)
                                .single()
                        == 1);
        assertThat(inbox(buyerEmail).count()).isZero();

        order("CHANNEL", "amana:messaging.mail", "ALL", null);
        String mailId = jdbc.sql("select id from outbound_mail where message_id = ?")
                .param(received.messageId())
                .query(String.class)
                .single();
        // By itself it would go within a minute. An attempt that comes before the order's end is put off again.
        await().atMost(SOON).until(() -> {
            as("operator", "operator").post("/api/outbound/mails/" + mailId + "/retry", "");
            return inbox(buyerEmail).count() == 1;
        });
    }

    @Test
    void whatWasWrittenOnThePageGoesOutThoughItsAuthorMayNotMail() {
        Opened opened = openedIn("QR");
        order("CHANNEL", "amana:messaging.mail", "ALL", LONG_AGO);
        await().atMost(SOON)
                .until(() -> mail().send(buyerEmail, opened.sellerAlias(), letter("<4@x>", "", "", "?"))
                                .code()
                        == 550);
        assertThat(write(opened).status()).isEqualTo(202);
        moderation.clear(moderation.awaitMessages(opened.id(), 1).getFirst());

        await().atMost(SOON).until(() -> inbox(sellerEmail).count() == 1);
    }

    @Test
    void anOrderBeginsByTheClockAndNewUsersAreToldFromThoseWhoWereThere() {
        Opened opened = openedIn("QO");
        Instant start = Instant.now().plusSeconds(2);
        order("SIGN_UPS", "amana:messaging", "ALL", start);
        order("CHANNEL", "amana:messaging", "EXISTING", start);
        assertThat(write(opened).status()).isEqualTo(202);
        await().atMost(SOON).until(() -> write(opened).status() == 451);
        assertThat(Instant.now()).isAfterOrEqualTo(start);

        order("CHANNEL", "amana:messaging", "NEW", start);
        await().atMost(SOON).until(() -> write(opened).status() == 202);
        order("SIGN_UPS", "amana:messaging", "ALL", start);
        await().atMost(SOON).until(() -> openIn("QO", "order-2-" + unique).status() == 451);
        assertThat(openIn("QO", "order-" + unique).status()).isEqualTo(200);
        assertThat(openIn("QP", "order-3-" + unique).status()).isEqualTo(201);
    }

    private Opened openedIn(String place) {
        country = place;
        Web.Answer answer = openIn(place, "order-" + unique);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return new Opened(answer.text("conversationId"), answer.text("buyerAlias"), answer.text("sellerAlias"));
    }

    private Web.Answer openIn(String place, String orderId) {
        return as("marketplace", "marketplace")
                .post(
                        "/api/conversations",
                        "{\"orderId\": \"%s\", \"buyer\": %s, \"seller\": %s}"
                                .formatted(
                                        orderId,
                                        person(buyer, buyerEmail).replace("\"DE\"", '"' + place + '"'),
                                        person(seller, sellerEmail)));
    }

    /** As the buyer, whose country it is about. */
    private Web.Answer write(Opened opened) {
        return as(buyer, "buyer").post("/api/conversations/" + opened.id() + "/messages", "{\"text\": \"Hello\"}");
    }

    private void order(String area, String subject, String cohort, @Nullable Instant from) {
        revision++;
        UnavailableScope scope = new UnavailableScope(
                "one",
                area,
                subject,
                cohort,
                from == null ? LONG_AGO : from,
                "Use the telephone",
                from == null ? List.of() : List.of(new Interval(from, null)));
        moderation.publish(
                ModerationEvent.TOPIC,
                "order-of-" + unique,
                revision,
                new AvailabilityChanged(
                        "order-of-" + unique,
                        revision,
                        "order",
                        "AUTHORITY",
                        "Ministry of Trade",
                        "Act 7",
                        "https://ministry.test/act-7",
                        List.of(country),
                        null,
                        List.of(scope),
                        Instant.now()));
    }
}
