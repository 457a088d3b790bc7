package dev.amana.messaging.virus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With ClamAV's own daemon, where it is installed, and a signature of ours in place of its large collection. */
class ClamAvTest {
    private static final Path CLAMD = Path.of("/usr/sbin/clamd");
    private static final String MALICIOUS = "what our signature is of";
    private static final Duration SOON = Duration.ofSeconds(60);
    private static Process daemon;
    private static Clamd clamd;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        assumeTrue(Files.isExecutable(CLAMD), "ClamAV is not installed");
        int port = freePort();
        Path signatures = Files.createDirectory(folder.resolve("signatures"));
        Files.writeString(
                signatures.resolve("test.ndb"),
                "Amana.Test:0:*:%s\n"
                        .formatted(HexFormat.of().formatHex(MALICIOUS.getBytes(StandardCharsets.US_ASCII))));
        Path settings = Files.writeString(
                folder.resolve("clamd.conf"), """
                Foreground yes
                DatabaseDirectory %s
                TCPAddr 127.0.0.1
                TCPSocket %d
                User %s
                StreamMaxLength 1M
                """.formatted(signatures, port, System.getProperty("user.name")));
        daemon = new ProcessBuilder(CLAMD.toString(), "--config-file=" + settings)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("clamd.log").toFile())
                .start();
        clamd = new Clamd(
                URI.create("tcp://127.0.0.1:" + port), Duration.ofSeconds(30), Duration.ZERO, Clock.systemUTC());
        await().atMost(SOON).until(() -> clamd.scan(new byte[1]) instanceof ScanResult.Clean);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @AfterAll
    static void stop() {
        if (daemon != null) {
            daemon.destroy();
        }
    }

    @Test
    void findsWhatIsInAnArchive() throws IOException {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(archive)) {
            zip.putNextEntry(new ZipEntry("a/b.txt"));
            zip.write(("Hello, " + MALICIOUS).getBytes(StandardCharsets.US_ASCII));
        }

        assertThat(clamd.scan(archive.toByteArray())).isInstanceOf(ScanResult.Infected.class);
        assertThat(clamd.scan("Hello".getBytes(StandardCharsets.US_ASCII))).isEqualTo(new ScanResult.Clean());
    }

    @Test
    void saysOfWhatIsLargerThanItLooksIntoThatItIs() {
        assertThat(clamd.scan(new byte[8 << 20])).isEqualTo(new ScanResult.TooLarge());
        assertThat(clamd.scan(new byte[100])).isEqualTo(new ScanResult.Clean());
    }
}
