package dev.amana.platform;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells a failure of the surroundings, which passes, from one of the record, which stays. */
public final class Failures {
    // Connection, resources, operator intervention, rollback by conflict: PostgreSQL's classes of passing failures.
    private static final Set<String> PASSING_CLASSES = Set.of("08", "53", "57", "40");

    private Failures() {}

    public static boolean isPassing(@Nullable Throwable failure) {
        return switch (failure) {
            case null -> false;
            case DataAccessResourceFailureException e -> true;
            case TransientDataAccessException e -> true;
            case CannotCreateTransactionException e -> true;
            case SQLTransientException e -> true;
            case RetriableException e -> true;
            case IOException e -> true;
            case SQLException e when hasPassingState(e) -> true;
            default -> isPassing(failure.getCause());
        };
    }

    private static boolean hasPassingState(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && state.length() == 5 && PASSING_CLASSES.contains(state.substring(0, 2));
    }
}
