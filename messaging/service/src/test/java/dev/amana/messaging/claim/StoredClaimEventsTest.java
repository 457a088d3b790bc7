package dev.amana.messaging.claim;

import dev.amana.platform.eventstore.EventCatalog;
import dev.amana.testkit.GoldenFiles;
import org.junit.jupiter.api.Test;

class StoredClaimEventsTest {
    @Test
    void everyStoredEventReadsAsItWasWritten() {
        GoldenFiles.check(new EventCatalog(ClaimEvent.class), ClaimSamples.all());
    }
}
