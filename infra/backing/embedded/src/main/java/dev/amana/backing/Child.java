package dev.amana.backing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A process that ends when its standard input does. This JVM holds the other end of that pipe, so the operating system
 * closes it whatever becomes of us. A process id is kept on disk, so that a start right after a kill waits for the
 * leftover instead of fighting it for port and data.
 */
public final class Child implements AutoCloseable {
    private static final String PID_SUFFIX = ".pid";
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    private final String name;
    private final Process process;
    private final Path log;

    private Child(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /**
     * @param name for its log and its pid file
     * @throws IOException when there is no such program
     */
    public static Child start(String name, List<String> command, BackingSettings settings) throws IOException {
        Path log = Files.createDirectories(settings.logs()).resolve(name + ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        ProcessHandle.Info info = process.info();
        Files.writeString(
                pidFile(name, settings),
                process.pid() + " " + info.startInstant().map(Object::toString).orElse(""));
        return new Child(name, process, log);
    }

    /** A process of an earlier run that is still on its way out is awaited, then killed. */
    public static void awaitLeftover(String name, BackingSettings settings) throws IOException {
        Path file = pidFile(name, settings);
        if (Files.exists(file)) {
            leftover(Files.readString(file)).ifPresent(handle -> Processes.awaitEndOrKill(handle, STOP_LIMIT));
            Files.deleteIfExists(file);
        }
    }

    /** Waits for every process that an earlier run has left. */
    static void awaitLeftovers(BackingSettings settings) throws IOException {
        List<String> names;
        try (Stream<Path> files = Files.list(Files.createDirectories(settings.run()))) {
            names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(PID_SUFFIX))
                    .map(name -> name.substring(0, name.length() - PID_SUFFIX.length()))
                    .toList();
        }
        for (String name : names) {
            awaitLeftover(name, settings);
        }
    }

    /** Process ids are reused, so a process only counts as ours when it also started at the noted instant. */
    private static Optional<ProcessHandle> leftover(String noted) {
        String[] parts = noted.strip().split(" ", 2);
        if (parts.length < 2) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(parts[0]))
                .filter(handle -> handle.info()
                        .startInstant()
                        .map(Object::toString)
                        .orElse("?")
                        .equals(parts[1]));
    }

    private static Path pidFile(String name, BackingSettings settings) throws IOException {
        return Files.createDirectories(settings.run()).resolve(name + PID_SUFFIX);
    }

    /** @throws StartupFailure when the process has ended */
    public boolean alive() {
        if (!process.isAlive()) {
            throw new StartupFailure("%s ended with exit code %d. See %s".formatted(name, process.exitValue(), log));
        }
        return true;
    }

    long pid() {
        return process.pid();
    }

    Path log() {
        return log;
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            process.destroy(); // The pipe is broken: it is ending or has ended.
        }
        if (!collected()) {
            process.destroyForcibly();
            collected();
        }
    }

    /** An ended child keeps its process id until this JVM has collected it, so that is what is waited for. */
    private boolean collected() {
        try {
            return process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartupFailure("Interrupted while waiting", e);
        }
    }
}
