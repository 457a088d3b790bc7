package dev.amana.backing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Creates a database and runs the platform's {@code db/bootstrap.sql} in it: roles, schemas, grants. Idempotent. */
final class Bootstrap {
    static final List<String> CONTEXTS = List.of("messaging", "moderation", "payments", "gifting", "gateway");

    /** Roles belong to the whole cluster, so two databases must not be prepared at once. */
    private static final long LOCK = 0x616d616e61L;

    private final PostgresServer server;

    Bootstrap(PostgresServer server) {
        this.server = server;
    }

    synchronized void prepare(String database) throws SQLException, IOException {
        if (!database.matches("[a-z][a-z0-9_]{0,62}")) {
            throw new IllegalArgumentException("Not a plain database name: " + database);
        }
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(" + LOCK + ")");
            if (!exists(connection, database)) {
                statement.execute("CREATE DATABASE " + database);
            }
            runScript(database);
        }
    }

    private static boolean exists(Connection connection, String database) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?")) {
            query.setString(1, database);
            try (ResultSet found = query.executeQuery()) {
                return found.next();
            }
        }
    }

    private void runScript(String database) throws SQLException, IOException {
        String script = script();
        if (script != null) {
            try (Connection connection = server.connect(database);
                    Statement statement = connection.createStatement()) {
                statement.execute(script);
            }
        }
    }

    private static @Nullable String script() throws IOException {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try (InputStream in = loader.getResourceAsStream("db/bootstrap.sql")) {
            if (in == null) {
                return null;
            }
            String script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (String context : CONTEXTS) {
                script = script.replace("${password." + context + "}", context);
            }
            return script;
        }
    }
}
