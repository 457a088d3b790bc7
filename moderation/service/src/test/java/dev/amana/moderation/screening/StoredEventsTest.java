package dev.amana.moderation.screening;

import dev.amana.platform.eventstore.EventCatalog;
import dev.amana.testkit.GoldenFiles;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoredEventsTest {
    @Test
    void everyStoredEventReadsAsItWasWritten() {
        GoldenFiles.check(
                new EventCatalog(ScreeningEvent.class),
                List.of(
                        Samples.heldByASet(),
                        Samples.refusedUponAppeal(),
                        Samples.proposed(),
                        Samples.appealedThoughDelivered(),
                        Samples.unscreened()));
    }
}
