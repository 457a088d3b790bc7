package dev.amana.apples.tree;

import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.spring.stereotype.Aggregate;

/** As it should be: a handler that only changes state. */
@Aggregate
public class Apple {
    private boolean picked;

    @EventSourcingHandler
    void on(String picked) {
        this.picked = !picked.isEmpty();
    }

    boolean isPicked() {
        return picked;
    }
}
