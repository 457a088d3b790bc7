package dev.amana.messaging.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartTlsTest {
    private static final char[] PASSWORD = "test-password".toCharArray();

    @Test
    void mailIsTakenOverTlsAndWhatWasPipelinedBeforeIsForgotten(@TempDir Path folder) throws Exception {
        SSLContext context = context(folder.resolve("keys.p12"));
        FakePostbox postbox = new FakePostbox();
        SmtpServer server = server(postbox, context);
        server.start();
        try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            ask(plain, "", "220");
            assertThat(ask(plain, "EHLO x", "250 ")).contains("STARTTLS");
            // A command smuggled in before the handshake must not be run after it.
            ask(plain, "STARTTLS\r\nMAIL FROM:<smuggled@mail.test>", "220");
            try (SSLSocket secured =
                    (SSLSocket) context.getSocketFactory().createSocket(plain, "localhost", server.port(), true)) {
                secured.startHandshake();
                assertThat(ask(secured, "EHLO x", "250 ")).doesNotContain("STARTTLS");
                ask(secured, "MAIL FROM:<" + FakePostbox.BUYER + ">", "250 2.1.0");
                ask(secured, "RCPT TO:<" + FakePostbox.ALIAS + ">", "250 2.1.5");
                ask(secured, "DATA", "354");
                ask(secured, "secret\r\n.", "250 2.0.0");
            }
        } finally {
            server.stop();
        }

        assertThat(postbox.mails)
                .singleElement()
                .extracting(IncomingMail::envelopeSender)
                .isEqualTo(FakePostbox.BUYER);
    }

    private static SmtpServer server(FakePostbox postbox, SSLContext context) {
        Duration limit = Duration.ofSeconds(10);
        SmtpProperties settings = new SmtpProperties(
                0, null, "alias.amana.test", 20_000, 50, 10, 5, 4, limit, limit, Duration.ofMinutes(1), 100_000, "tls");
        Clock clock = Clock.systemUTC();
        Reception reception = new Reception(postbox, new FakeBounceBox(), new SimpleMeterRegistry());
        return new SmtpServer(settings, reception, new Visits(settings, clock), clock, context);
    }

    /** Sends a line and reads until a line of the reply begins as expected. */
    private static String ask(Socket socket, String line, String expected) throws Exception {
        if (!line.isEmpty()) {
            socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
        }
        StringBuilder reply = new StringBuilder();
        while (!reply.toString().endsWith("\r\n") || !lastLine(reply).startsWith(expected)) {
            int next = socket.getInputStream().read();
            assertThat(next).as("after %s", reply).isNotNegative();
            reply.append((char) next);
        }
        return reply.toString();
    }

    private static String lastLine(StringBuilder reply) {
        return Arrays.stream(reply.toString().split("\r\n", -1))
                .filter(line -> !line.isEmpty())
                .reduce("", (first, second) -> second);
    }

    private static SSLContext context(Path file) throws Exception {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "a",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-validity",
                        "2",
                        "-keystore",
                        file.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(keys);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
