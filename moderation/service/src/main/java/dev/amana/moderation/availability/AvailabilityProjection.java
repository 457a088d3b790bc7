package dev.amana.moderation.availability;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.springframework.stereotype.Component;

/** Keeps every ruling, with what was known after it. */
@Component
@ProcessingGroup(AvailabilityProjection.GROUP)
class AvailabilityProjection {
    static final String GROUP = "moderation.availability";

    private final AvailabilityTable table;

    AvailabilityProjection(AvailabilityTable table) {
        this.table = table;
    }

    @EventHandler
    void on(AvailabilityEvent event) {
        table.insert(RulingView.of(event));
    }

    @ResetHandler
    void reset() {
        table.clear();
    }
}
