package dev.amana.standalone;

import dev.amana.backing.Backing;
import dev.amana.backing.BackingSettings;
import dev.amana.backing.Port;
import dev.amana.backing.Ports;
import dev.amana.backing.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** Starts applications and what they need, says how it goes, and keeps them running until it is told to stop. */
final class Up {
    static final String LOG_FILE = "amana.log";

    private final List<Application> applications;
    private final Options options;
    private final Progress progress = new Progress();

    private Up(List<Application> applications, Options options) {
        this.applications = applications;
        this.options = options;
    }

    static int run(List<Application> applications, Options options) {
        return new Up(applications, options).run();
    }

    private int run() {
        FileLock lock = State.lock(options.data());
        Logging.toFile(options.data().resolve("logs").resolve(LOG_FILE));
        progress.line("Starting %s on %s".formatted(Application.names(applications), options.data()));
        new State(ProcessHandle.current().pid(), options.portOffset(), options.listen(), applications)
                .write(options.data());
        requireFreePorts(options.ports());
        start();
        new Addresses(applications, options).print(System.out);
        announceReady();
        awaitForEver(lock);
        return 0;
    }

    /** Known early, and all at once: nothing has been started yet that would have to be stopped. */
    private void requireFreePorts(Ports ports) {
        applications.forEach(application -> ports.requireFree(application.port()));
        if (applications.contains(Application.MESSAGING)) {
            ports.requireFree(Port.SMTP);
            ports.requireFree(Port.SUBMISSION);
        }
    }

    /** Told to stop while still starting, or failing to, it leaves nothing half started behind. */
    private void start() {
        BackingSettings settings =
                BackingSettings.in(options.data(), options.ports()).withProgress(progress::line);
        Backing backing = Backing.start(needed(), settings);
        Running running = new Running(backing);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(running::close));
        Applications starter = options.processes()
                ? new OneProcessEach(options, backing, settings, progress)
                : new OneProcess(options, backing, progress);
        starter.start(applications, running::add);
    }

    private Set<Service> needed() {
        Set<Service> needed = EnumSet.noneOf(Service.class);
        applications.forEach(application -> needed.addAll(Service.neededBy(application.context())));
        return needed;
    }

    /** The launcher waits for this file when it has started us in the background. */
    private void announceReady() {
        Path ready = options.data().resolve("run").resolve("ready");
        try {
            Files.writeString(ready, Long.toString(ProcessHandle.current().pid()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitForEver(FileLock lock) {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!lock.isValid()) {
            throw new IllegalStateException("The lock of the data folder is lost");
        }
    }
}
