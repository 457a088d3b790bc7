package dev.amana.moderation.availability;

import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/** What would be in force after a ruling that nobody has made yet. */
@Component
public class Previews {
    private final EventStore events;

    Previews(EventStore events) {
        this.events = events;
    }

    /** @throws AvailabilityRejection where the ruling would be refused */
    public List<Effect> of(AvailabilityCommand command) {
        boolean isFirst = command instanceof AvailabilityCommand.OrderUnavailability;
        Docket docket = isFirst ? new Docket() : docket(command.availabilityId());
        return docket.effectsAfter(command);
    }

    /** What the next ruling would be on. */
    public Standing standing(String availabilityId) {
        return docket(availabilityId).standing();
    }

    private Docket docket(String availabilityId) {
        Docket docket = new Docket();
        events.readEvents(availabilityId)
                .forEachRemaining(message -> docket.take((AvailabilityEvent) message.getPayload()));
        return docket;
    }
}
