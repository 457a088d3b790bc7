package dev.amana.messaging.outbound;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps two processes from using one database under one name: at its start, each would take what the other is sending for
 * its own of an earlier life, and send it again. The lock belongs to a database session, so it ends with its process,
 * however that ends, and the next life is not kept waiting.
 */
final class InstanceLock implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(InstanceLock.class);
    /** For the session of a process that has just ended to be noticed as ended. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final long PAUSE_MILLIS = 200;
    private static final int ANSWER_WITHIN_SECONDS = 5;
    private static final int KEY = 0x6F757462; // "outb": apart from other users of advisory locks

    private final DataSource source;
    private final String name;
    private @Nullable Connection session;
    private boolean wanted;
    private volatile boolean held;

    InstanceLock(DataSource source, String name) {
        this.source = source;
        this.name = name;
    }

    /** @throws IllegalStateException where another process has it */
    synchronized void take() {
        wanted = true;
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!tryTake()) {
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException(("Another process sends mails from this database as \"%s\"."
                                + " Give each its own amana.messaging.outbound.instance, or stop the other.")
                        .formatted(name));
            }
            pause();
        }
    }

    /** Whether nobody else can go by this name, as far as was known at the last look. */
    boolean held() {
        return held;
    }

    /** Looks whether the session still stands, and if it does not, tries to get the lock anew. */
    synchronized void look() {
        if (wanted && !answers()) {
            boolean before = held;
            letGo();
            try {
                tryTake();
            } catch (RuntimeException e) {
                log.warn("The database session that stands for instance {} is lost, trying again", name, e);
                return;
            }
            if (!held && before) {
                log.error("Another process has taken the name {} over; no mails are sent from here", name);
            }
        }
    }

    private boolean answers() {
        try {
            return session != null && session.isValid(ANSWER_WITHIN_SECONDS);
        } catch (SQLException e) {
            return false;
        }
    }

    private boolean tryTake() {
        try {
            Connection connection = source.getConnection();
            try {
                held = lock(connection);
            } finally {
                if (held) {
                    session = connection;
                } else {
                    connection.close();
                }
            }
            return held;
        } catch (SQLException e) {
            throw new IllegalStateException("The name of this instance cannot be locked", e);
        }
    }

    private boolean lock(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select pg_try_advisory_lock(?, hashtext(current_schema() || '/' || ?))")) {
            statement.setInt(1, KEY);
            statement.setString(2, name);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the name of this instance", e);
        }
    }

    @Override
    public synchronized void close() {
        wanted = false;
        letGo();
    }

    private void letGo() {
        held = false;
        Connection ended = session;
        session = null;
        if (ended != null) {
            release(ended);
        }
    }

    /** The pool keeps sessions, so the lock has to be given back by itself. */
    private static void release(Connection ended) {
        try (ended;
                PreparedStatement statement = ended.prepareStatement("select pg_advisory_unlock_all()")) {
            statement.execute();
        } catch (SQLException gone) {
            log.debug("The session is gone, and the lock with it", gone);
        }
    }
}
