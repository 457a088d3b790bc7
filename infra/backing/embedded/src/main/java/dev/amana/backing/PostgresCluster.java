package dev.amana.backing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The data folder of a PostgreSQL cluster: created once, and freed from a server that outlived its supervisor. */
record PostgresCluster(Path folder, PostgresBinaries binaries, BackingSettings settings) {
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    private static final long INITDB_LIMIT_SECONDS = 180;

    /** Creates beside the target and renames, so that a kill in the middle leaves nothing half made. */
    void createIfAbsent() throws IOException {
        if (PostgresServer.exists(folder)) {
            return;
        }
        Path fresh = folder.resolveSibling(folder.getFileName() + ".new");
        Path password = folder.resolveSibling("superuser-password");
        if (Files.exists(fresh)) {
            Folders.delete(fresh);
        }
        Files.createDirectories(folder.getParent());
        Files.writeString(password, PostgresServer.SUPERUSER);
        run(Unprivileged.command(
                binaries.program("initdb"),
                "--pgdata=" + fresh,
                "--username=" + PostgresServer.SUPERUSER,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C"));
        Files.delete(password);
        Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * A server is ours when the pid file of our folder names it and its command line names our folder. Any other
     * process of that number is a stranger, or dead and not yet collected, and the file is stale: PostgreSQL itself
     * would only see that the number is taken, and refuse to start.
     */
    void stopLeftover() throws IOException {
        Path pidFile = folder.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        Optional<ProcessHandle> leftover = processNamedIn(pidFile).filter(this::servesOurFolder);
        if (leftover.isPresent()) {
            stop(leftover.get());
        }
        Files.deleteIfExists(pidFile);
    }

    private static Optional<ProcessHandle> processNamedIn(Path pidFile) throws IOException {
        return Files.readAllLines(pidFile).stream()
                .findFirst()
                .map(String::strip)
                .filter(line -> line.matches("\\d+"))
                .flatMap(line -> ProcessHandle.of(Long.parseLong(line)));
    }

    private boolean servesOurFolder(ProcessHandle handle) {
        return handle.info().commandLine().orElse("").contains(folder.toString());
    }

    private static void stop(ProcessHandle server) throws IOException {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(server.pid()))
                    .start()
                    .waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Processes.awaitEndOrKill(server, STOP_LIMIT);
    }

    private void run(List<String> command) throws IOException {
        Path log = Files.createDirectories(settings.logs()).resolve("postgresql-initdb.log");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (!process.waitFor(INITDB_LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new StartupFailure("PostgreSQL's data folder could not be created. See " + log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartupFailure("Interrupted while starting", e);
        }
    }
}
