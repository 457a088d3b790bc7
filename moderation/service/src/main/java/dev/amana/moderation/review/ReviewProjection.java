package dev.amana.moderation.review;

import dev.amana.moderation.screening.ScreeningEvent.MessageScreened;
import dev.amana.moderation.screening.ScreeningEvent.Reason;
import dev.amana.moderation.screening.ScreeningEvent.ScreeningAppealed;
import dev.amana.moderation.screening.ScreeningEvent.ScreeningDecided;
import dev.amana.moderation.screening.ScreeningEvent.ScreeningProposed;
import dev.amana.moderation.verdict.Outcome;
import dev.amana.moderation.verdict.Role;
import dev.amana.moderation.verdict.Severity;
import java.time.Instant;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.springframework.stereotype.Component;

/** Puts what waits for a person into the queue, takes out what is decided, and remembers who said what. */
@Component
@ProcessingGroup(ReviewProjection.GROUP)
class ReviewProjection {
    static final String GROUP = "moderation.review";

    private final ReviewItems items;
    private final Opinions opinions;
    private final ReviewProperties properties;

    ReviewProjection(ReviewItems items, Opinions opinions, ReviewProperties properties) {
        this.items = items;
        this.opinions = opinions;
        this.properties = properties;
    }

    @EventHandler
    void on(MessageScreened event) {
        if (event.outcome() == Outcome.HELD) {
            put(
                    ReviewKind.HELD,
                    event.screeningId(),
                    1,
                    event.severity(),
                    event.reasons(),
                    event.senderRole(),
                    event.senderId(),
                    false,
                    event.screenedAt());
        }
    }

    @EventHandler
    void on(ScreeningAppealed event) {
        put(
                ReviewKind.APPEAL,
                event.screeningId(),
                event.revision(),
                event.severity(),
                event.reasons(),
                event.senderRole(),
                event.senderId(),
                event.wasDelivered(),
                event.appealedAt());
    }

    @EventHandler
    void on(ScreeningProposed event) {
        opinions.add(event);
        items.proposed(event.screeningId(), event.revision());
    }

    @EventHandler
    void on(ScreeningDecided event) {
        opinions.add(event);
        items.decided(event.screeningId(), event.revision());
    }

    @ResetHandler
    void reset() {
        items.clear();
        opinions.clear();
    }

    private void put(
            ReviewKind kind,
            String screeningId,
            int revision,
            Severity severity,
            List<Reason> reasons,
            Role role,
            String senderId,
            boolean delivered,
            Instant since) {
        items.put(
                new ReviewItem(
                        screeningId,
                        kind,
                        screeningId,
                        revision,
                        severity,
                        reasons.stream().map(Reason::category).distinct().toList(),
                        reasons.stream().map(Reason::rule).distinct().sorted().toList(),
                        role.standing(),
                        senderId,
                        false,
                        delivered,
                        since,
                        since.plus(properties.deadlines().of(severity)),
                        null,
                        null,
                        null,
                        null,
                        null),
                null);
    }
}
