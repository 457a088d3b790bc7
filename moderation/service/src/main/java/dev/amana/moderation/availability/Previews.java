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
        Docket docket = new Docket();
        if (!(command instanceof AvailabilityCommand.OrderUnavailability)) {
            events.readEvents(command.availabilityId())
                    .forEachRemaining(message -> docket.take((AvailabilityEvent) message.getPayload()));
        }
        return docket.effectsAfter(command);
    }
}
