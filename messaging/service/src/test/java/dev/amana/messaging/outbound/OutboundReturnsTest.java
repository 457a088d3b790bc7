package dev.amana.messaging.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.messaging.bounce.Reports;
import dev.amana.messaging.smtp.IncomingMail;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes back for mails that have left, and what stays of them. */
class OutboundReturnsTest {
    private static QueueFixture fixture;
    private Sink sink;
    private OutboundAssembly life;

    @BeforeAll
    static void prepare(@TempDir Path folder) throws IOException {
        fixture = new QueueFixture(folder, "outbound_returns_test");
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @BeforeEach
    void begin() throws IOException {
        fixture.jdbc.sql("truncate outbound_mail").update();
        fixture.heard.clear();
        fixture.gate = AttemptGate.Decision.SEND;
        fixture.deaf = false;
        sink = new Sink();
        life = fixture.life(sink.port());
        life.workers().start();
    }

    @AfterEach
    void end() {
        life.workers().stop();
        sink.close();
    }

    private void enqueue(String id, String address) {
        life.queue().enqueue(fixture.mail(id, address));
    }

    private void awaitHeard(String... reports) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(fixture.heard).contains(reports));
    }

    private IncomingMail returned(String sender, String mail) {
        return new IncomingMail(
                sender,
                List.of(sink.taken.getFirst().sender()),
                mail.getBytes(StandardCharsets.UTF_8),
                InetAddress.getLoopbackAddress(),
                "mx",
                Instant.now());
    }

    private void comeBack(String sender, String mail) {
        life.bounces().accept(sink.taken.getFirst().sender(), returned(sender, mail));
    }

    @Test
    void bounceTurnsASentMailIntoAFailedOne() throws IOException {
        enqueue("B", "seller@shop.test");
        awaitHeard("delivered B 1");
        comeBack("seller@shop.test", "From: seller@shop.test\nSubject: Re: B\n\nThank you");
        comeBack("", Reports.deliveryStatus("seller@shop.test", "delayed", "4.4.1", "<b@alias.amana.test>"));
        assertThat(fixture.state("B")).isEqualTo("sent");

        comeBack("", Reports.deliveryStatus("seller@shop.test", "failed", "5.1.1", "<b@alias.amana.test>"));
        life.workers().stop();
        life = fixture.life(sink.port());
        life.workers().start();

        awaitHeard("failed B 5.1.1");
    }

    @Test
    void complaintAndVacationReplyLeaveADeliveredMailDelivered() {
        enqueue("B", "seller@shop.test");
        awaitHeard("delivered B 1");
        comeBack("fbl@mail.test", Reports.complaint("<b@alias.amana.test>"));
        comeBack("", "From: seller@shop.test\nSubject: Away\nAuto-Submitted: auto-replied\n\nUntil Monday");

        awaitHeard("complained B abuse");
        awaitHeard("answered B seller");
        assertThat(fixture.state("B")).isEqualTo("sent");
    }

    @Test
    void onlyOurOwnEnvelopeSendersTakeBounces() {
        enqueue("B", "seller@shop.test");
        awaitHeard("delivered B 1");
        String ours = sink.taken.getFirst().sender();
        assertThat(life.bounces().knows(ours.toUpperCase(Locale.ROOT))).isTrue();
        assertThat(life.bounces().knows(ours.replace("+b.", "+c."))).isFalse();
        assertThat(life.bounces().knows("bounces+b." + "0".repeat(26) + "@alias.amana.test"))
                .isFalse();
        assertThat(life.bounces().knows("bounces+b@alias.amana.test")).isFalse();

        fixture.jdbc.sql("update outbound_mail set unsigned_sender = true").update();
        assertThat(life.bounces().knows("bounces+b@alias.amana.test")).isTrue();
        assertThat(life.bounces().knows("bounces+z@alias.amana.test")).isFalse();
    }

    @Test
    void deliveryReportComesFromTheNullSender() {
        OutboundMail mail = fixture.mail("N", "seller@shop.test");
        life.queue().enqueue(OutboundMail.report("N", "seller", "seller@shop.test", mail.content()));
        awaitHeard("delivered N 1");

        assertThat(sink.taken.getFirst().sender()).isEmpty();
    }

    @Test
    void erasedPartyLeavesNoRow() {
        enqueue("X", "seller@shop.test");
        awaitHeard("delivered X 1");
        await().until(() -> fixture.jdbc
                .sql("select reported from outbound_mail where id = 'X'")
                .query(Boolean.class)
                .single());

        life.reports().forget("seller");

        assertThat(fixture.jdbc
                        .sql("select count(*) from outbound_mail")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void addressStandsInTheTableOnlySealed() {
        enqueue("S", "secret.address@shop.test");
        awaitHeard("delivered S 1");

        assertThat(fixture.jdbc
                        .sql("select outbound_mail::text from outbound_mail")
                        .query(String.class)
                        .single())
                .doesNotContain("secret", "shop.test");
    }
}
