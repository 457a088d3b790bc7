package dev.amana.moderation.investigation;

import dev.amana.moderation.report.Category;
import dev.amana.moderation.screening.ScreeningEvent.MessageScreened;
import dev.amana.moderation.screening.ScreeningEvent.ScreeningDecided;
import dev.amana.moderation.screening.ScreeningEvent.UnscreenedDeliveryNoted;
import dev.amana.moderation.verdict.Outcome;
import dev.amana.moderation.verdict.Severity;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What screening and recipients said of messages that are evidence. */
@Component
class Judgements {
    private static final String PENDING = "PENDING";

    private final EventStore events;
    private final JdbcClient jdbc;

    Judgements(EventStore events, JdbcClient jdbc) {
        this.events = events;
        this.jdbc = jdbc;
    }

    /**
     * @param outcome the verdict in force; {@code PENDING} where none is known yet
     * @param severity that of what is cleared counts for nothing
     */
    record Judged(String outcome, Severity severity) {
        static final Judged NOT_YET = new Judged(PENDING, Severity.MEDIUM);

        static Judged of(Outcome outcome, Severity severity) {
            return new Judged(outcome.name(), outcome == Outcome.CLEARED ? Severity.NONE : severity);
        }
    }

    /** As far as the table has them. */
    Map<String, Judged> of(List<String> ids) {
        Map<String, Judged> judged = new HashMap<>();
        jdbc.sql("select screening_id, outcome, severity from screening where screening_id = any (?)")
                .param((Object) ids.toArray(String[]::new))
                .query(row -> {
                    Outcome outcome = Outcome.valueOf(row.getString("outcome"));
                    Severity severity = Severity.valueOf(row.getString("severity"));
                    judged.put(row.getString("screening_id"), Judged.of(outcome, severity));
                });
        return judged;
    }

    /**
     * The one in force, from the events: the table says nothing of what nothing was found in, nor of what was decided a moment
     * ago.
     */
    Judged of(String messageId) {
        return events.readEvents(messageId)
                .asStream()
                .flatMap(event -> switch (event.getPayload()) {
                    case MessageScreened screened -> Stream.of(Judged.of(screened.outcome(), screened.severity()));
                    case ScreeningDecided decided -> Stream.of(Judged.of(decided.outcome(), decided.severity()));
                    default -> Stream.<Judged>of();
                })
                .reduce(Judged.NOT_YET, (before, after) -> after);
    }

    /** How grave what recipients reported of these is. */
    Map<String, Severity> reported(Collection<StaffMessages.Row> rows) {
        Map<String, Severity> reported = new HashMap<>();
        jdbc.sql("select message_id, category from message_report where sender_id = any (?) and message_id = any (?)")
                .param((Object) texts(rows, StaffMessages.Row::staffId))
                .param((Object) texts(rows, StaffMessages.Row::messageId))
                .query(row -> {
                    Severity harm = Category.valueOf(row.getString("category")).harm();
                    reported.merge(row.getString("message_id"), harm, Severity::graver);
                });
        return reported;
    }

    private static String[] texts(Collection<StaffMessages.Row> rows, Function<StaffMessages.Row, String> part) {
        return rows.stream().map(part).distinct().toArray(String[]::new);
    }

    /** Whether it went out before there was a verdict. */
    boolean wasLetGo(String messageId) {
        return events.readEvents(messageId)
                .asStream()
                .anyMatch(event -> event.getPayload() instanceof UnscreenedDeliveryNoted);
    }

    /** Whether some verdict of it, if not the last, let it go out. */
    boolean wasEverCleared(String messageId) {
        return events.readEvents(messageId).asStream().anyMatch(event -> switch (event.getPayload()) {
            case MessageScreened screened -> screened.outcome().delivers();
            case ScreeningDecided decided -> decided.outcome().delivers();
            default -> false;
        });
    }
}
