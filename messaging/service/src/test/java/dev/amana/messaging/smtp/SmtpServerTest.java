package dev.amana.messaging.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpServerTest {
    private static final int LIMIT = 20_000;
    private static final String FROM = "MAIL FROM:<jamie@mail.test>";
    private static final String TO = "RCPT TO:<S2M@Alias.amana.test>";

    private final FakePostbox postbox = new FakePostbox();
    private final FakeBounceBox bounces = new FakeBounceBox();
    private SmtpServer server;
    private RawClient client;

    @BeforeEach
    void start() throws IOException {
        SmtpProperties settings = new SmtpProperties(
                0,
                InetAddress.getLoopbackAddress(),
                "alias.amana.test",
                LIMIT,
                50,
                3,
                5,
                4,
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofMinutes(1),
                100_000,
                null);
        Clock clock = Clock.systemUTC();
        Reception reception = new Reception(postbox, bounces, new SimpleMeterRegistry());
        server = new SmtpServer(settings, reception, new Visits(settings, clock), clock, null);
        server.start();
        client = RawClient.greeted(server.port());
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        server.stop();
    }

    private void beginMail() throws IOException {
        assertThat(client.ask(FROM)).startsWith("250 2.1.0");
        assertThat(client.ask(TO)).startsWith("250 2.1.5");
        assertThat(client.ask("DATA")).startsWith("354");
    }

    @Test
    void announcesWhatItCanDo() throws IOException {
        client.write("EHLO client.test\r\n");

        assertThat(client.wholeReply())
                .contains(
                        "250-SIZE " + LIMIT,
                        "250-8BITMIME",
                        "250-SMTPUTF8",
                        "250-PIPELINING",
                        "250 ENHANCEDSTATUSCODES")
                .doesNotContain("CHUNKING", "STARTTLS");
    }

    @Test
    void mailIsTakenWithDotsUndoneAndHandedOverBeforeTheReply() throws IOException {
        beginMail();
        assertThat(client.ask("Subject: x\r\n\r\n..one\r\n.two\r\nthree.\r\n."))
                .isEqualTo("250 2.0.0 Ok, stored as MESSAGE1");

        assertThat(postbox.mails).singleElement().satisfies(mail -> {
            assertThat(new String(mail.raw(), StandardCharsets.UTF_8))
                    .isEqualTo("Subject: x\r\n\r\n.one\r\ntwo\r\nthree.\r\n");
            assertThat(mail.envelopeSender()).isEqualTo("jamie@mail.test");
            assertThat(mail.recipients()).containsExactly("S2M@Alias.amana.test");
        });
    }

    @Test
    void pipelinedCommandsAreAnsweredInOrder() throws IOException {
        client.write(FROM + "\r\n" + TO + "\r\nDATA\r\n");
        List<String> replies = new ArrayList<>(List.of(client.reply(), client.reply(), client.reply()));
        client.write("one\r\n.\r\n" + FROM + "\r\nNOOP\r\nRSET\r\n");
        replies.addAll(List.of(client.reply(), client.reply(), client.reply(), client.reply()));

        assertThat(replies)
                .extracting(reply -> reply.substring(0, 3))
                .containsExactly("250", "250", "354", "250", "250", "250", "250");
        assertThat(postbox.mails).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT TO:<nobody@alias.amana.test>, 550 5.1.1",
        "RCPT TO:<>, 501 5.5.4",
        "RCPT TO:nobody, 501 5.5.4",
        "RCPT TO:<a b@alias.amana.test>, 501 5.5.4",
        "RCPT TO:<bounces+unknown@alias.amana.test>, 550 5.1.1",
        "BDAT 10 LAST, 502 5.5.1",
        "DATA, 503 5.5.1"
    })
    void whatIsNotInOrderIsRefusedWithItsReason(String command, String reply) throws IOException {
        client.ask(FROM);

        assertThat(client.ask(command)).startsWith(reply);
        assertThat(client.ask(TO)).startsWith("250");
    }

    @Test
    void anotherSenderIsToldWhatToDo() throws IOException {
        client.ask("MAIL FROM:<eve@mail.test>");

        assertThat(client.ask(TO)).startsWith("550 5.7.1").contains("address known to the marketplace");
    }

    @Test
    void bounceWithNullSenderReachesTheBounceBox() throws IOException {
        client.ask("MAIL FROM:<>");
        assertThat(client.ask("RCPT TO:<bounces+known@alias.amana.test>")).startsWith("250");
        client.ask("DATA");

        assertThat(client.ask("gone\r\n.")).startsWith("250");
        assertThat(bounces.bounced).containsExactly("bounces+known@alias.amana.test");
        assertThat(postbox.mails).isEmpty();
    }

    @Test
    void declaredSizeOverTheLimitIsRefusedAtOnce() throws IOException {
        assertThat(client.ask(FROM + " SIZE=20001 BODY=8BITMIME")).startsWith("552 5.3.4");
        assertThat(client.ask(FROM + " SIZE=99999999999999999999")).startsWith("552 5.3.4");
        assertThat(client.ask(FROM + " BODY=8BITMIME SIZE=20000")).startsWith("250");
    }

    @Test
    void contentOverTheLimitIsReadToItsEndAndRefused() throws IOException {
        beginMail();
        client.write("x".repeat(70).concat("\r\n").repeat(500));

        assertThat(client.ask("RCPT TO:<not-a-command@alias.amana.test>\r\n.")).startsWith("552 5.3.4");
        beginMail();
        assertThat(client.ask("small\r\n.")).startsWith("250");
        assertThat(postbox.mails).hasSize(1);
    }

    @Test
    void internalFailureLeavesTheMailWithTheClient() throws IOException {
        postbox.failure = new IllegalStateException("database away");
        beginMail();
        assertThat(client.ask("text\r\n.")).startsWith("451 4.3.0").doesNotContain("database");

        postbox.failure = new SmtpRefusal(SmtpReply.contentRefused("The message is malformed"));
        beginMail();
        assertThat(client.ask("text\r\n.")).isEqualTo("554 5.6.0 The message is malformed");
    }

    @Test
    void mailCutOffInTheMiddleIsNotTaken() throws IOException {
        beginMail();
        client.write("half a mail\r\n.\r");
        client.close();
        try (RawClient next = RawClient.greeted(server.port())) {
            assertThat(next.ask("NOOP")).startsWith("250");
        }

        assertThat(postbox.mails).isEmpty();
    }

    @Test
    void bareLineFeedsNeitherEndTheMailNorSmuggleAnother() throws IOException {
        beginMail();
        assertThat(client.ask("one\n.\nMAIL FROM:<x@mail.test>\r\n.\nRCPT\r\n."))
                .startsWith("250");

        assertThat(postbox.mails)
                .singleElement()
                .satisfies(mail -> assertThat(new String(mail.raw(), StandardCharsets.UTF_8))
                        .contains("MAIL FROM", "RCPT"));
    }

    @Test
    void searchForAddressesIsCutOff() throws IOException {
        client.ask(FROM);
        for (int i = 0; i < 4; i++) {
            assertThat(client.ask("RCPT TO:<guess" + i + "@alias.amana.test>")).startsWith("550");
        }

        assertThat(client.ask("RCPT TO:<guess@alias.amana.test>")).startsWith("421 4.7.0");
        assertThat(client.reply()).isEqualTo("closed");
    }

    @Test
    void oneClientGetsNoMoreConnectionsThanAllowed() throws IOException {
        try (RawClient second = new RawClient(server.port());
                RawClient third = new RawClient(server.port());
                RawClient fourth = new RawClient(server.port())) {
            List<String> greetings = List.of(second.reply(), third.reply(), fourth.reply());

            assertThat(greetings)
                    .filteredOn(greeting -> greeting.startsWith("421 4.7.0"))
                    .hasSize(1);
        }
    }

    @Test
    void tooManyRecipientsAreAskedToComeInAnotherMail() throws IOException {
        client.ask(FROM);
        for (int i = 0; i < 5; i++) {
            assertThat(client.ask(TO)).startsWith("250");
        }

        assertThat(client.ask(TO)).startsWith("452 4.5.3");
    }
}
