package dev.amana.backing;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where and how backing services run.
 *
 * @param data the folder that keeps all data; created when absent
 * @param home the folder with {@code kafka-server/target/lib} and {@code elasticsearch-server/target/lib}
 * @param environment names what is configured already, see {@link External}
 * @param progress receives one line whenever something has started
 */
public record BackingSettings(
        Path data, Ports ports, Path home, Map<String, String> environment, Consumer<String> progress) {

    public static BackingSettings in(Path data, Ports ports) {
        return new BackingSettings(data.toAbsolutePath(), ports, defaultHome(), System.getenv(), line -> {});
    }

    public BackingSettings withProgress(Consumer<String> listener) {
        return new BackingSettings(data, ports, home, environment, listener);
    }

    public BackingSettings withEnvironment(Map<String, String> other) {
        return new BackingSettings(data, ports, home, other, progress);
    }

    Path logs() {
        return data.resolve("logs");
    }

    Path keys() {
        return data.resolve("keys");
    }

    /** Files about running processes: their ids, and whether they are ready. */
    Path run() {
        return data.resolve("run");
    }

    private static Path defaultHome() {
        return Optional.ofNullable(System.getProperty("amana.backing.home"))
                .or(() -> Optional.ofNullable(System.getenv("AMANA_HOME")).map(home -> home + "/infra/backing"))
                .map(Path::of)
                .orElse(Path.of("infra", "backing"))
                .toAbsolutePath();
    }
}
