package dev.amana.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running backing services of one installation. Services that are configured elsewhere count as running and are left
 * alone by {@link #close()}.
 */
public final class Backing implements AutoCloseable {
    /** The database of an installation; tests create others beside it. */
    public static final String DATABASE = "amana";

    private static final Logger LOG = LoggerFactory.getLogger(Backing.class);

    private final BackingSettings settings;
    private final External external;
    private final Map<Service, AutoCloseable> running = new EnumMap<>(Service.class);
    private @Nullable Bootstrap bootstrap;

    private Backing(BackingSettings settings) {
        this.settings = settings;
        this.external = new External(settings.environment());
    }

    /**
     * Starts what is wanted and not configured elsewhere, all at once.
     *
     * @throws StartupFailure when one does not start; the others are stopped again
     */
    public static Backing start(Set<Service> wanted, BackingSettings settings) {
        Backing backing = new Backing(settings);
        try {
            backing.ensure(wanted);
            return backing;
        } catch (RuntimeException e) {
            backing.close();
            throw e;
        }
    }

    /** One instance for all tests of this JVM, on free ports and in a temporary folder; grows with what is wanted. */
    public static Backing shared(Set<Service> wanted) {
        Backing backing = SharedBacking.instance();
        backing.ensure(wanted);
        return backing;
    }

    static Backing notStarted(BackingSettings settings) {
        return new Backing(settings);
    }

    synchronized void ensure(Set<Service> wanted) {
        Set<Service> missing = EnumSet.noneOf(Service.class);
        missing.addAll(external.without(wanted));
        missing.removeAll(running.keySet());
        try (ExecutorService starters = Executors.newVirtualThreadPerTaskExecutor()) {
            Map<Service, Future<AutoCloseable>> starting = new EnumMap<>(Service.class);
            missing.forEach(service -> starting.put(service, starters.submit(() -> start(service))));
            awaitAll(starting);
        }
    }

    private void awaitAll(Map<Service, Future<AutoCloseable>> starting) {
        List<Throwable> failures = new ArrayList<>();
        starting.forEach((service, future) -> {
            try {
                running.put(service, future.get());
            } catch (ExecutionException e) {
                failures.add(e.getCause() == null ? e : e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                failures.add(e);
            }
        });
        if (!failures.isEmpty()) {
            Throwable first = failures.getFirst();
            throw first instanceof StartupFailure failure ? failure : new CompletionException(first);
        }
    }

    private AutoCloseable start(Service service) throws IOException, SQLException {
        long begin = System.nanoTime();
        AutoCloseable started = switch (service) {
            case POSTGRESQL -> startPostgres();
            case KAFKA -> KafkaServer.start(settings);
            case ELASTICSEARCH -> ElasticsearchServer.start(settings);
            case MAIL_DROP -> MailDrop.start(settings);
        };
        settings.progress()
                .accept("%s ready after %.1f s".formatted(service.label(), (System.nanoTime() - begin) / 1e9));
        return started;
    }

    private PostgresServer startPostgres() throws IOException, SQLException {
        PostgresServer server = PostgresServer.start(settings);
        try {
            Bootstrap fresh = new Bootstrap(server);
            fresh.prepare(DATABASE);
            bootstrap = fresh;
            return server;
        } catch (SQLException | IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** Creates and prepares another database in the embedded PostgreSQL; lower-case letters, digits, underscores. */
    public void createDatabase(String name) {
        try {
            Optional.ofNullable(bootstrap)
                    .orElseThrow(() -> new IllegalStateException("PostgreSQL is not ours to change"))
                    .prepare(name);
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("Database %s could not be created".formatted(name), e);
        }
    }

    /** Spring properties by which the named context reaches its services. */
    public Map<String, String> propertiesFor(String context) {
        return propertiesFor(context, DATABASE);
    }

    public Map<String, String> propertiesFor(String context, String database) {
        return new ApplicationProperties(settings, external).of(context, database);
    }

    /** Children of a run that has ended may need another moment; returns when all are gone. */
    public static void awaitLeftovers(Path data) {
        try {
            Child.awaitLeftovers(BackingSettings.in(data, Ports.withOffset(0)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The key that signs demo tokens of an installation; created by whoever needs it first. */
    public static Path demoKeyFile(Path data) {
        return data.resolve("keys").resolve("demo-signing-key.json");
    }

    public Ports ports() {
        return settings.ports();
    }

    /** Process ids of the children, for tests that kill them. */
    synchronized Collection<Long> processIds() {
        List<Long> ids = new ArrayList<>();
        running.values().forEach(service -> {
            switch (service) {
                case PostgresServer server -> ids.add(server.child().pid());
                case KafkaServer server -> ids.add(server.child().pid());
                case ElasticsearchServer server -> ids.add(server.child().pid());
                default -> {}
            }
        });
        return ids;
    }

    /** Stops everything at once and waits; each service has a limit of its own. */
    @Override
    public synchronized void close() {
        List<Thread> stoppers = running.values().stream()
                .map(service -> Thread.startVirtualThread(() -> stop(service)))
                .toList();
        running.clear();
        for (Thread stopper : stoppers) {
            try {
                stopper.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static void stop(AutoCloseable service) {
        try {
            service.close();
        } catch (Exception e) {
            LOG.warn("{} did not stop cleanly", service.getClass().getSimpleName(), e);
        }
    }
}
