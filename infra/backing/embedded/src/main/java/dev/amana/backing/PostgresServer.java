package dev.amana.backing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A PostgreSQL cluster as a child process, durable as in production: it syncs every commit. */
final class PostgresServer implements AutoCloseable {
    static final String SUPERUSER = "postgres";
    private static final String NAME = "postgresql";
    private static final int START_ATTEMPTS = 5;
    private static final long ATTEMPT_PAUSE_MILLIS = 1_000;

    /** Ends PostgreSQL (fast shutdown) at the end of standard input, and ends itself with PostgreSQL. */
    private static final String SUPERVISOR = """
            "$@" </dev/null & server=$!
            exec 3<&0
            (cat <&3 >/dev/null; kill -INT $server) 2>/dev/null &
            wait $server""";

    private final Child child;
    private final int port;

    private PostgresServer(Child child, int port) {
        this.child = child;
        this.port = port;
    }

    static PostgresServer start(BackingSettings settings) throws IOException {
        PostgresBinaries binaries = PostgresBinaries.unpacked();
        PostgresCluster cluster = new PostgresCluster(settings.data().resolve(NAME), binaries, settings);
        cluster.createIfAbsent();
        cluster.stopLeftover();
        Child.awaitLeftover(NAME, settings);
        settings.ports().requireFree(Port.POSTGRESQL);
        for (int attempt = 1; ; attempt++) {
            try {
                return startOnce(cluster, binaries, settings);
            } catch (StartupFailure e) {
                // After a kill, back ends of the dead server may hold its shared memory for another moment.
                if (attempt == START_ATTEMPTS) {
                    throw e;
                }
                Processes.pause(ATTEMPT_PAUSE_MILLIS);
            }
        }
    }

    private static PostgresServer startOnce(
            PostgresCluster cluster, PostgresBinaries binaries, BackingSettings settings) throws IOException {
        int port = settings.ports().of(Port.POSTGRESQL);
        List<String> command = new ArrayList<>(Unprivileged.command("sh", "-c", SUPERVISOR, "postgresql"));
        command.add(binaries.program("postgres"));
        command.addAll(List.of("-D", cluster.folder().toString()));
        PostgresTuning.settings(port).forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        PostgresServer server = new PostgresServer(Child.start(NAME, command, settings), port);
        Readiness.await(Service.POSTGRESQL.label(), server.child, server::answers);
        return server;
    }

    Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), SUPERUSER, SUPERUSER);
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    private boolean answers() {
        try (Connection connection = connect("postgres")) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    Child child() {
        return child;
    }

    @Override
    public void close() {
        child.close();
    }

    static boolean exists(Path folder) {
        return Files.exists(folder.resolve("PG_VERSION"));
    }
}
