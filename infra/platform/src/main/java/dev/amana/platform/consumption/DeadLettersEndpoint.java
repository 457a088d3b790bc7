package dev.amana.platform.consumption;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/**
 * {@code GET /actuator/deadletters} lists what is parked, without values, which may hold personal data in sealed form;
 * {@code POST /actuator/deadletters/{id}} replays one.
 */
@Endpoint(id = "deadletters")
final class DeadLettersEndpoint {
    private final DeadLetterTable table;
    private final DeadLetters letters;

    DeadLettersEndpoint(DeadLetterTable table, DeadLetters letters) {
        this.table = table;
        this.letters = letters;
    }

    record Entry(
            String id,
            String group,
            String topic,
            int partition,
            long offset,
            @Nullable String key,
            @Nullable String eventId,
            @Nullable String eventType,
            String error,
            Instant failedAt) {}

    record Listing(List<Entry> items) {}

    @ReadOperation
    Listing list() {
        return new Listing(table.open().stream()
                .map(letter -> new Entry(
                        letter.id(),
                        letter.group(),
                        letter.topic(),
                        letter.partition(),
                        letter.offset(),
                        letter.key(),
                        letter.eventId(),
                        letter.eventType(),
                        letter.error(),
                        letter.failedAt()))
                .toList());
    }

    @WriteOperation
    WebEndpointResponse<Void> replay(@Selector String id) {
        return new WebEndpointResponse<>(letters.replay(id) ? 202 : 404);
    }
}
