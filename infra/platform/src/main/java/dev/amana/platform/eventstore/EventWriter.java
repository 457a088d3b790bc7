package dev.amana.platform.eventstore;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import javax.sql.DataSource;

/** The group commit together with the one connection it writes through. */
final class EventWriter implements AutoCloseable {
    private final DataSource source;
    private final GroupCommit commits;

    EventWriter(DataSource source, int batchLimit, int queueCapacity, MeterRegistry meters) {
        this.source = source;
        this.commits = new GroupCommit(new EventInsert(source), batchLimit, queueCapacity, meters);
    }

    GroupCommit commits() {
        return commits;
    }

    @Override
    public void close() {
        commits.close();
        if (source instanceof HikariDataSource own && own.getMaximumPoolSize() == 1) {
            own.close();
        }
    }
}
