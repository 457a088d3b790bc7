package dev.amana.platform.eventstore;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL's SQLStates mean here. The driver has no exception class per state, so the state decides. */
final class SqlStates {
    private SqlStates() {}

    static boolean isUniqueViolation(@Nullable Throwable failure) {
        return failure != null && ("23505".equals(stateOf(failure)) || isUniqueViolation(failure.getCause()));
    }

    private static @Nullable String stateOf(Throwable failure) {
        return failure instanceof SQLException sql ? sql.getSQLState() : null;
    }
}
