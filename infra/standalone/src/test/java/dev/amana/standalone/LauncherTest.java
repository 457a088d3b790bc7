package dev.amana.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the script says when the machine lacks something. */
class LauncherTest {
    @TempDir
    private Path folder;

    @Test
    void aMissingJdkIsNamed() throws Exception {
        Outcome outcome = launch(Map.of("JAVA_HOME", folder.toString(), "AMANA_JVM_FOLDERS", ""), "status");
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.output())
                .isEqualTo(
                        "amana: JDK 25 is needed and was not found. Install one (for example Eclipse Temurin 25) under"
                                + " /usr/lib/jvm, or set JAVA_HOME to it.\n");
    }

    @Test
    void anOldMavenIsNamed() throws Exception {
        Path bin = Files.createDirectory(folder.resolve("bin"));
        program(bin.resolve("mvn"), "echo 'Apache Maven 3.6.3 (red)'");
        Outcome outcome = launch(Map.of("PATH", bin + ":" + System.getenv("PATH")), "build");
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.output()).isEqualTo("amana: Maven 3.8.7 or later is needed; 'mvn' is 3.6.3.\n");
    }

    @Test
    void anUnknownCommandShowsTheKnownOnes() throws Exception {
        Outcome outcome = launch(Map.of(), "fly");
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.output()).contains("up [--detach]").endsWith("amana: unknown command \"fly\"\n");
    }

    private record Outcome(int exitCode, String output) {}

    private Outcome launch(Map<String, String> environment, String... arguments) throws Exception {
        Path script = Path.of(System.getProperty("amana.project.home", "../.."), "amana");
        Path output = folder.resolve("output");
        ProcessBuilder builder = new ProcessBuilder().redirectErrorStream(true).redirectOutput(output.toFile());
        builder.command().add(script.toString());
        builder.command().addAll(java.util.List.of(arguments));
        builder.environment().putAll(Map.of("JAVA_HOME", System.getProperty("java.home")));
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Outcome(process.exitValue(), Files.readString(output));
    }

    private static void program(Path file, String line) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + line + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
