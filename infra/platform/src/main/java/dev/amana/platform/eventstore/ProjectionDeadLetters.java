package dev.amana.platform.eventstore;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.messaging.deadletter.SequencedDeadLetterProcessor;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Events that a projection could not handle, each with what follows it of the same aggregate. {@code GET
 * /actuator/projectiondeadletters} counts them by processing group; {@code POST
 * /actuator/projectiondeadletters/{group}} handles them once more.
 */
@Endpoint(id = "projectiondeadletters")
public final class ProjectionDeadLetters {
    private static final int LIMIT = 1_000;

    private final ObjectProvider<EventProcessingConfiguration> processing;
    private final JdbcClient jdbc;

    ProjectionDeadLetters(ObjectProvider<EventProcessingConfiguration> processing, JdbcClient jdbc) {
        this.processing = processing;
        this.jdbc = jdbc;
    }

    /** Waiting events by processing group. */
    @ReadOperation
    public Map<String, Long> waiting() {
        Map<String, Long> groups = new LinkedHashMap<>();
        jdbc.sql("select processing_group, count(*) as events from projection_dead_letter group by 1 order by 1")
                .query(row -> {
                    groups.put(row.getString("processing_group"), row.getLong("events"));
                });
        return groups;
    }

    /** Handles sequences until one fails again or none is left; 404 for a group without a queue. */
    @WriteOperation
    public WebEndpointResponse<@Nullable Void> retry(@Selector String group) {
        Optional<SequencedDeadLetterProcessor<?>> queue =
                processing.getObject().sequencedDeadLetterProcessor(group).map(processor -> processor);
        if (queue.isEmpty()) {
            return new WebEndpointResponse<>(404);
        }
        for (int n = 0; n < LIMIT && queue.get().processAny(); n++) {
            // each turn takes one sequence to its end
        }
        return new WebEndpointResponse<>(202);
    }
}
