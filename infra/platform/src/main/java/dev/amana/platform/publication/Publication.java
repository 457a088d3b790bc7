package dev.amana.platform.publication;

import dev.amana.published.PublishedEvent;
import org.jspecify.annotations.Nullable;

/**
 * What a service makes known: one bean per service, pure, with an exhaustive switch over its sealed domain events, so
 * that a new event does not compile until someone decides whether it is public.
 */
public interface Publication {
    /** Such as {@code amana.messaging.events}; created at start if absent. */
    String topic();

    /** The published form, or null for an event that stays inside. Repeated calls give equal results. */
    @Nullable
    PublishedEvent translate(Object domainEvent);
}
