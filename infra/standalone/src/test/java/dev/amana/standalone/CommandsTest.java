package dev.amana.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import dev.amana.backing.Port;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands as the script calls them, on a data folder where nothing runs. */
class CommandsTest {
    private static final int OFFSET = 14_000;

    @TempDir
    private Path data;

    @Test
    void aPortInUseIsNamedBeforeAnythingStarts() throws Exception {
        try (ServerSocket other = new ServerSocket(8081 + OFFSET, 1, InetAddress.getLoopbackAddress())) {
            Outcome outcome = amana("run", "messaging", "--port-offset", Integer.toString(OFFSET));
            assertThat(other.isBound()).isTrue();
            assertThat(outcome.exitCode()).isEqualTo(1);
            assertThat(outcome.output())
                    .contains("Port %d (messaging) is in use.".formatted(8081 + OFFSET))
                    .doesNotContain("\tat ", "Kafka");
        }
    }

    @Test
    void aSecondStartOnTheSameDataSaysThatTheFirstIsRunning() throws Exception {
        try (FileLock lock = State.lock(data)) {
            new State(4711, 0, Listen.LOOPBACK, List.of(Application.PAYMENTS)).write(data);
            Outcome outcome = amana("up");
            assertThat(lock.isValid()).isTrue();
            assertThat(outcome.exitCode()).isEqualTo(1);
            assertThat(outcome.output()).contains("Amana is already running as process 4711 on " + data);
            assertThat(amana("status").output()).contains("DOWN  payments").contains("DOWN  Kafka");
        }
    }

    @Test
    void whatDoesNotRunNeedsNoStopping() throws Exception {
        new State(4711, 0, Listen.LOOPBACK, List.of(Application.PAYMENTS)).write(prepared());
        assertThat(amana("stop")).isEqualTo(new Outcome(0, "Amana is not running on " + data + "\n"));
        assertThat(amana("status").exitCode()).isEqualTo(1);
    }

    @Test
    void aTokenNamesItsUserAndRoles() throws Exception {
        Outcome outcome = amana("token", "trust-lead");
        SignedJWT token = SignedJWT.parse(outcome.output().strip());
        assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo("trust-lead");
        assertThat(token.getJWTClaimsSet().getStringListClaim("roles"))
                .containsExactlyInAnyOrder("trust", "trust-lead");
        assertThat(amana("token", "nobody").exitCode()).isEqualTo(2);
    }

    @Test
    void nonsenseIsAnsweredWithUsage() throws Exception {
        assertThat(amana("up", "--fast").output()).contains("Unknown option --fast");
        assertThat(amana("run", "billing").output())
                .contains("no module \"billing\"")
                .contains("gateway, messaging");
        assertThat(amana("up", "--port-offset", "x").exitCode()).isEqualTo(2);
        assertThat(amana("up", "--listen", "192.0.2.1").output()).contains("--listen is an address of this machine");
        assertThat(Application.of("gifting").port()).isEqualTo(Port.GIFTING);
    }

    @Test
    void othersAreLetInOnlyWhenAskedFor() {
        assertThat(Options.parse(List.of()).listen()).isEqualTo(Listen.LOOPBACK);
        Listen all = Options.parse(List.of("--listen", "0.0.0.0")).listen();
        assertThat(all.isLoopback()).isFalse();
        assertThat(all.host()).isEqualTo("127.0.0.1");
    }

    private Path prepared() throws IOException {
        State.lock(data).close();
        return data;
    }

    private record Outcome(int exitCode, String output) {}

    /** In a process of its own, because the lock belongs to a process. */
    private Outcome amana(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Amana.class.getName()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--data", data.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        process.getInputStream().transferTo(new PrintStream(output, true, StandardCharsets.UTF_8));
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Outcome(process.exitValue(), output.toString(StandardCharsets.UTF_8));
    }
}
