package dev.amana.messaging.conversation;

import dev.amana.platform.eventstore.EventCatalog;
import dev.amana.testkit.GoldenFiles;
import org.junit.jupiter.api.Test;

class StoredEventsTest {
    @Test
    void everyStoredEventReadsAsItWasWritten() {
        GoldenFiles.check(new EventCatalog(ConversationEvent.class), Samples.all());
    }
}
