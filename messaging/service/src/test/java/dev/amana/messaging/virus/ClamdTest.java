package dev.amana.messaging.virus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClamdTest {
    private static final byte[] LARGE = new byte[300_000];
    private static final byte[] INFECTED = "a VIRUS".getBytes(StandardCharsets.US_ASCII);

    @Test
    void saysWhatItFoundOverTcp() throws IOException {
        try (FakeClamd server = FakeClamd.onTcp()) {
            Clamd clamd = clamd(server.uri(), Duration.ofSeconds(30));

            assertThat(clamd.scan(LARGE)).isEqualTo(new ScanResult.Clean());
            assertThat(clamd.scan(INFECTED)).isEqualTo(new ScanResult.Infected("Test.Signature"));
        }
    }

    @Test
    void saysWhatItFoundOverASocketFile(@TempDir Path folder) throws IOException {
        try (FakeClamd server = new FakeClamd(UnixDomainSocketAddress.of(folder.resolve("clamd.ctl")))) {
            assertThat(clamd(server.uri(), Duration.ofSeconds(30)).scan(INFECTED))
                    .isEqualTo(new ScanResult.Infected("Test.Signature"));
        }
    }

    @Test
    void silenceClearsNothingAndItIsLeftAloneForAWhile() throws IOException {
        try (FakeClamd server = FakeClamd.onTcp()) {
            server.silent(true);
            Clamd clamd = clamd(server.uri(), Duration.ofMillis(500));

            assertThat(clamd.scan(LARGE)).isEqualTo(new ScanResult.NoAnswer());
            server.silent(false);
            assertThat(clamd.scan(LARGE)).isEqualTo(new ScanResult.NoAnswer());
        }
    }

    @Test
    void nobodyThereClearsNothing() throws IOException {
        URI gone;
        try (FakeClamd server = FakeClamd.onTcp()) {
            gone = server.uri();
        }

        assertThat(clamd(gone, Duration.ofSeconds(30)).scan(LARGE)).isEqualTo(new ScanResult.NoAnswer());
    }

    @Test
    void waitsGrowWithTheTimeWaitedWithinBounds() {
        VirusScanProperties properties = new VirusScanProperties(
                null,
                Duration.ofSeconds(30),
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofHours(1),
                Duration.ofDays(4));

        assertThat(properties.nextRetry(Duration.ZERO)).isEqualTo(Duration.ofSeconds(30));
        assertThat(properties.nextRetry(Duration.ofMinutes(10))).isEqualTo(Duration.ofMinutes(5));
        assertThat(properties.nextRetry(Duration.ofDays(3))).isEqualTo(Duration.ofHours(1));
    }

    private static Clamd clamd(URI where, Duration timeout) {
        return new Clamd(where, timeout, Duration.ofMinutes(1), Clock.systemUTC());
    }
}
