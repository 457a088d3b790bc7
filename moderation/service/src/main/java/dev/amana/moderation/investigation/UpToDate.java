package dev.amana.moderation.investigation;

import java.time.Duration;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/**
 * Whether the tables say what the events say. Who has just decided wants to see it decided, and what is handed over must not
 * be what was true a moment ago.
 */
@Component
class UpToDate {
    private static final Duration PAUSE = Duration.ofMillis(20);
    /** With the pauses between them five seconds. */
    private static final int MOST_LOOKS = 250;

    private final EventStore events;
    private final InvestigationTable table;

    UpToDate(EventStore events, InvestigationTable table) {
        this.events = events;
        this.table = table;
    }

    /** Waits for it, but not for long. */
    boolean await(String investigationId) {
        for (int look = 1; !is(investigationId); look++) {
            if (look == MOST_LOOKS) {
                return false;
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    /** Revisions count from 1, sequence numbers from 0. What follows from an event is gathered before it is in the table. */
    private boolean is(String investigationId) {
        long last = events.lastSequenceNumberFor(investigationId).orElse(-1L) + 1;
        return table.revision(investigationId) >= last;
    }
}
