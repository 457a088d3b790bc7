package dev.amana.standalone;

import dev.amana.backing.Backing;
import dev.amana.backing.StartupFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** All applications as separate contexts of this JVM, started side by side. */
final class OneProcess implements Applications {
    private final Options options;
    private final ApplicationArguments arguments;
    private final Progress progress;

    OneProcess(Options options, Backing backing, Progress progress) {
        this.options = options;
        this.arguments = new ApplicationArguments(options, backing);
        this.progress = progress;
    }

    @Override
    public void start(List<Application> applications, Consumer<AutoCloseable> started) {
        try (ExecutorService starters = Executors.newFixedThreadPool(applications.size())) {
            List<Future<?>> starting = new ArrayList<>();
            for (Application application : applications) {
                starting.add(starters.submit(() -> started.accept(start(application))));
            }
            for (Future<?> future : starting) {
                await(future);
            }
        }
    }

    private AutoCloseable start(Application application) {
        try {
            AutoCloseable context = Contexts.start(application, arguments.of(application));
            progress.line(application.context() + " ready");
            return context;
        } catch (RuntimeException e) {
            throw new StartupFailure(
                    "%s did not start: %s%nSee %s"
                            .formatted(
                                    application.context(),
                                    rootOf(e),
                                    options.data().resolve("logs").resolve(Up.LOG_FILE)),
                    e);
        }
    }

    private static void await(Future<?> starting) {
        try {
            starting.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof StartupFailure failure ? failure : new CompletionException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartupFailure("Interrupted while starting", e);
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
