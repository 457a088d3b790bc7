package dev.amana.standalone;

import dev.amana.backing.StartupFailure;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * What a run leaves in the data folder: a lock that the operating system takes back when the process ends, however it
 * ends, and a file that says what runs, and on which address and ports.
 */
record State(long processId, int portOffset, Listen listen, List<Application> applications) {
    private static final String FILE = "state.properties";

    /** Held until this JVM ends. */
    static FileLock lock(Path data) {
        try {
            Path file = Files.createDirectories(data.resolve("run")).resolve("lock");
            FileLock lock = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                    .tryLock();
            if (lock == null) {
                String who = read(data)
                        .map(state -> " as process " + state.processId)
                        .orElse("");
                throw new StartupFailure(
                        "Amana is already running%s on %s. See ./amana status, or stop it with ./amana stop."
                                .formatted(who, data));
            }
            return lock;
        } catch (IOException e) {
            throw new StartupFailure("The data folder %s cannot be used: %s".formatted(data, e.getMessage()), e);
        }
    }

    /** The running installation, if there is one: the state of a run that was killed does not count. */
    static Optional<State> running(Path data) {
        if (!Files.exists(data.resolve("run").resolve("lock"))) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(data.resolve("run").resolve("lock"), StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null ? read(data) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(Path data) {
        Properties properties = new Properties();
        properties.setProperty("process", Long.toString(processId));
        properties.setProperty("port-offset", Integer.toString(portOffset));
        properties.setProperty("listen", listen.address());
        properties.setProperty("applications", Application.names(applications).replace(" ", ""));
        try (Writer out = Files.newBufferedWriter(data.resolve("run").resolve(FILE))) {
            properties.store(out, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<State> read(Path data) {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(data.resolve("run").resolve(FILE))) {
            properties.load(in);
        } catch (IOException e) {
            return Optional.empty(); // It has the lock, but has not come to write yet.
        }
        return Optional.of(new State(
                Long.parseLong(properties.getProperty("process")),
                Integer.parseInt(properties.getProperty("port-offset")),
                new Listen(properties.getProperty("listen", Listen.LOOPBACK.address())),
                Stream.of(properties.getProperty("applications").split(","))
                        .map(Application::of)
                        .toList()));
    }
}
