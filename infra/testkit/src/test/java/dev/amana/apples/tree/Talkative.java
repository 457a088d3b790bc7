package dev.amana.apples.tree;

import org.axonframework.eventsourcing.EventSourcingHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counter-example: event-sourcing handlers that log and throw. */
public class Talkative {
    private static final Logger LOG = LoggerFactory.getLogger(Talkative.class);

    @EventSourcingHandler
    void on(String event) {
        LOG.info("happened: {}", event);
    }

    @EventSourcingHandler
    void on(Integer event) {
        if (event < 0) {
            throw new IllegalArgumentException("too late to refuse");
        }
    }
}
