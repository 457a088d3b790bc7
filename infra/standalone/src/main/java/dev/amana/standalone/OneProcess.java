package dev.amana.standalone;

import dev.amana.backing.Backing;
import dev.amana.backing.StartupFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** All applications as separate contexts of this JVM, started side by side. */
final class OneProcess implements Applications {
    private static final String LOG = "amana";

    private final Options options;
    private final ApplicationArguments arguments;
    private final Progress progress;

    OneProcess(Options options, Backing backing, Progress progress) {
        this.options = options;
        this.arguments = new ApplicationArguments(options, backing);
        this.progress = progress;
    }

    @Override
    public List<AutoCloseable> start(List<Application> applications) {
        try (ExecutorService starters = Executors.newFixedThreadPool(applications.size())) {
            List<Future<AutoCloseable>> starting = applications.stream()
                    .map(application -> starters.submit(() -> start(application)))
                    .toList();
            return await(starting);
        }
    }

    private AutoCloseable start(Application application) {
        try {
            AutoCloseable context = Contexts.start(application, arguments.of(application, LOG));
            progress.line(application.context() + " ready");
            return context;
        } catch (RuntimeException e) {
            throw new StartupFailure(
                    "%s did not start: %s%nSee %s"
                            .formatted(
                                    application.context(),
                                    rootOf(e),
                                    options.data().resolve("logs").resolve(LOG + ".log")),
                    e);
        }
    }

    private static List<AutoCloseable> await(List<Future<AutoCloseable>> starting) {
        List<AutoCloseable> started = new ArrayList<>();
        List<Throwable> failures = new ArrayList<>();
        for (Future<AutoCloseable> future : starting) {
            try {
                started.add(future.get());
            } catch (ExecutionException e) {
                failures.add(e.getCause() == null ? e : e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                failures.add(e);
            }
        }
        if (failures.isEmpty()) {
            return started;
        }
        started.forEach(OneProcess::closeQuietly);
        throw failures.getFirst() instanceof StartupFailure failure
                ? failure
                : new StartupFailure("Interrupted while starting", failures.getFirst());
    }

    /** The failure that is being reported matters more. */
    private static void closeQuietly(AutoCloseable context) {
        try {
            context.close();
        } catch (Exception e) {
            System.getLogger(OneProcess.class.getName()).log(System.Logger.Level.DEBUG, "While giving up", e);
        }
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
