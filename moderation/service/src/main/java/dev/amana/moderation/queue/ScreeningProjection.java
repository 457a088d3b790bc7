package dev.amana.moderation.queue;

import dev.amana.moderation.screening.ScreeningEvent.MessageScreened;
import dev.amana.moderation.screening.ScreeningEvent.ScreeningAppealed;
import dev.amana.moderation.screening.ScreeningEvent.ScreeningDecided;
import dev.amana.moderation.screening.ScreeningEvent.ScreeningProposed;
import dev.amana.platform.erasure.ErasureParticipant;
import java.util.Set;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.springframework.stereotype.Component;

/** Keeps the table of screenings. A message about which nothing was found leaves no row. */
@Component
@ProcessingGroup(ScreeningProjection.GROUP)
class ScreeningProjection implements ErasureParticipant {
    static final String GROUP = "moderation.queue";

    private final ScreeningTable table;

    ScreeningProjection(ScreeningTable table) {
        this.table = table;
    }

    @EventHandler
    void on(MessageScreened event) {
        if (!event.reasons().isEmpty()) {
            table.insert(event);
        }
    }

    @EventHandler
    void on(ScreeningDecided event) {
        table.decide(event);
    }

    @EventHandler
    void on(ScreeningProposed event) {
        table.propose(event);
    }

    @EventHandler
    void on(ScreeningAppealed event) {
        table.appeal(event);
    }

    @ResetHandler
    void reset() {
        table.clear();
    }

    @Override
    public void forget(String partyId, Set<String> erasedRetentionClasses) {
        erasedRetentionClasses.forEach(retentionClass -> table.dropContent(partyId, retentionClass));
    }
}
