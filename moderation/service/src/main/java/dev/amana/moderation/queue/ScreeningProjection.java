package dev.amana.moderation.queue;

import dev.amana.moderation.screening.ScreeningEvent.MessageScreened;
import dev.amana.moderation.screening.ScreeningEvent.ScreeningAppealed;
import dev.amana.moderation.screening.ScreeningEvent.ScreeningDecided;
import dev.amana.moderation.screening.ScreeningEvent.ScreeningProposed;
import dev.amana.platform.erasure.ErasureParticipant;
import dev.amana.platform.eventstore.BatchEnd;
import dev.amana.platform.eventstore.BatchEnd.Step;
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
    private final BatchEnd batchEnd;
    private final Step<MessageScreened> inserting;

    ScreeningProjection(ScreeningTable table, BatchEnd batchEnd) {
        this.table = table;
        this.batchEnd = batchEnd;
        inserting = new Step<>(1, table::insert);
    }

    @EventHandler
    void on(MessageScreened event) {
        if (!event.reasons().isEmpty()) {
            batchEnd.add(inserting, event);
        }
    }

    @EventHandler
    void on(ScreeningDecided event) {
        batchEnd.finish();
        table.decide(event);
    }

    @EventHandler
    void on(ScreeningProposed event) {
        batchEnd.finish();
        table.propose(event);
    }

    @EventHandler
    void on(ScreeningAppealed event) {
        batchEnd.finish();
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
