package dev.amana.platform.sample;

import dev.amana.published.EventType;
import dev.amana.published.PublishedEvent;
import dev.amana.published.SealedText;
import org.jspecify.annotations.Nullable;

public sealed interface SampleEvent extends PublishedEvent {
    String TOPIC = "amana.sample.events";

    @EventType("amana.sample.tally-opened.v1")
    record Opened(String tallyId, int limit) implements SampleEvent {}

    @EventType("amana.sample.tally-raised.v1")
    record Raised(String tallyId, int by, @Nullable SealedText note) implements SampleEvent {
        @Override
        public String orderId() {
            return "order-" + tallyId;
        }
    }
}
