package dev.amana.messaging.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.messaging.mime.MailAddress;
import dev.amana.messaging.mime.MailBuilder;
import dev.amana.messaging.mime.OutgoingMail;
import dev.amana.messaging.outbound.OutboundProperties.Tls;
import jakarta.mail.MessagingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Addresses in every script, to next hops that know of them and to those that do not (RFC 6531). */
class SmtpUtf8Test {
    private static final String BERTA = "bärta@bücher.test";
    private final List<String> lines = new CopyOnWriteArrayList<>();

    @Test
    void aNextHopThatOffersItGetsTheAddressAsItIs() throws Exception {
        assertThat(send(BERTA, "250 SMTPUTF8")).isInstanceOf(SendResult.Accepted.class);

        assertThat(lines)
                .contains("MAIL FROM:<bounces@alias.amana.test> SMTPUTF8")
                .contains("RCPT TO:<bärta@xn--bcher-kva.test>")
                .contains("To: bärta@xn--bcher-kva.test");
    }

    @Test
    void whereItIsNotOfferedTheMailFailsAndSaysWhy() throws Exception {
        assertThat(send(BERTA, "250 8BITMIME")).isEqualTo(new SendResult.Refused("5.6.7"));

        assertThat(lines).noneMatch(line -> line.startsWith("MAIL") || line.startsWith("RCPT"));
    }

    @Test
    void aDomainAloneNeedsNoExtension() throws Exception {
        assertThat(send("berta@bücher.test", "250 8BITMIME")).isInstanceOf(SendResult.Accepted.class);

        assertThat(lines).contains("RCPT TO:<berta@xn--bcher-kva.test>", "To: berta@xn--bcher-kva.test");
        assertThat(String.join("", lines)).isASCII();
    }

    @Test
    void anAsciiAddressAsksForNothingWhereMuchIsOffered() throws Exception {
        assertThat(send("berta@mail.test", "250 SMTPUTF8")).isInstanceOf(SendResult.Accepted.class);

        assertThat(lines).contains("MAIL FROM:<bounces@alias.amana.test>");
    }

    private SendResult send(String recipient, String extension) throws IOException, MessagingException {
        byte[] mail = new MailBuilder()
                .build(new OutgoingMail(
                        new MailAddress("Käufer", "b7k@alias.amana.test"),
                        new MailAddress("", recipient),
                        "Größe",
                        "<1@alias.amana.test>",
                        null,
                        List.of(),
                        Instant.EPOCH,
                        "Schön.",
                        null,
                        List.of(),
                        false,
                        null));
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> serve(server, extension));
            OutboundProperties settings =
                    QueueFixture.settings(hops(server.getLocalPort()), Duration.ofDays(4), Duration.ofMinutes(2));
            Hop hop = new Hop("127.0.0.1", server.getLocalPort());
            try (SmtpConnection connection = SmtpConnection.open(
                    SmtpConnection.session(settings, Tls.OFF, "alias.amana.test"),
                    hop,
                    InetAddress.getLoopbackAddress(),
                    settings)) {
                return connection.send(mail, "bounces@alias.amana.test", recipient, new Permit(() -> true));
            }
        }
    }

    private static QueueFixture.Hops hops(int port) {
        return new QueueFixture.Hops("127.0.0.1:" + port, null, Tls.OFF, 25, null);
    }

    private void serve(ServerSocket server, String extension) {
        try (Socket socket = server.accept();
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            say(socket, "220 hop");
            boolean content = false;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lines.add(line);
                content = line.equals("DATA") || (content && !line.equals("."));
                if (line.startsWith("EHLO")) {
                    say(socket, "250-hop\r\n" + extension);
                } else if (line.equals("DATA")) {
                    say(socket, "354 go on");
                } else if (!content) {
                    say(socket, "250 ok");
                }
            }
        } catch (IOException gone) {
            // The client went.
        }
    }

    private static void say(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }
}
