package dev.amana.platform.eventstore;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.messaging.deadletter.SequencedDeadLetterProcessor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
    private static final Logger log = LoggerFactory.getLogger(ProjectionDeadLetters.class);
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

    /** Handles each sequence once more, until one of its events fails again; 404 for a group without a queue. */
    @WriteOperation
    public WebEndpointResponse<@Nullable Void> retry(@Selector String group) {
        Optional<SequencedDeadLetterProcessor<?>> queue =
                processing.getObject().sequencedDeadLetterProcessor(group).map(processor -> processor);
        if (queue.isEmpty()) {
            return new WebEndpointResponse<>(404);
        }
        // Each turn takes the one that was touched the longest time ago; one that fails again goes to the end.
        for (int left = sequences(group); left > 0; left--) {
            queue.get().processAny();
        }
        return new WebEndpointResponse<>(202);
    }

    /** A group that cannot be retried does not keep the others from it. */
    void retryAll() {
        for (String group : waiting().keySet()) {
            try {
                retry(group);
            } catch (RuntimeException e) {
                log.error("The events that wait in {} could not be tried again", group, e);
            }
        }
    }

    private int sequences(String group) {
        return jdbc.sql("select least(?, count(distinct sequence_identifier)) from projection_dead_letter"
                        + " where processing_group = ?")
                .params(LIMIT, group)
                .query(Integer.class)
                .single();
    }
}
