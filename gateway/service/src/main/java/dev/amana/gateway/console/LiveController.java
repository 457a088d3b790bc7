package dev.amana.gateway.console;

import dev.amana.gateway.cases.CaseChanges.Stage;
import dev.amana.gateway.cases.CaseQueries;
import dev.amana.gateway.cases.CaseRow;
import dev.amana.gateway.console.LiveSubscribers.Subscriber;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Server-sent events. They say only that something changed; the page fetches what. Each stream is a virtual thread that
 * waits, so that nothing is asynchronous here.
 */
@Controller
@PreAuthorize(ConsoleReaders.ONLY)
class LiveController {
    private final LiveSubscribers subscribers;
    private final CaseQueries cases;
    private final LiveProperties properties;
    private final Clock clock;

    LiveController(LiveSubscribers subscribers, CaseQueries cases, LiveProperties properties, Clock clock) {
        this.subscribers = subscribers;
        this.cases = cases;
        this.properties = properties;
        this.clock = clock;
    }

    /** Event {@code revision} whenever the case has a newer one than the page shows. */
    @GetMapping("/console/cases/{caseId}/events")
    void ofCase(@PathVariable String caseId, @RequestParam long since, HttpServletResponse response)
            throws IOException, InterruptedException {
        try (Subscriber subscriber =
                subscribers.open(Stage.COMMITTED, change -> change.caseId().equals(caseId))) {
            EventStream stream = new EventStream(response);
            long shown = since;
            Instant end = end();
            while (!subscriber.hasEnded() && clock.instant().isBefore(end)) {
                long revision = cases.find(caseId).map(CaseRow::revision).orElse(shown);
                if (revision != shown) {
                    shown = revision;
                    stream.send("revision", Long.toString(revision));
                } else {
                    stream.heartbeat();
                }
                subscriber.await(poll());
            }
        }
    }

    /** Event {@code searchable} with the number of cases that a search would show anew. */
    @GetMapping("/console/events")
    void ofSearches(HttpServletResponse response) throws IOException, InterruptedException {
        try (Subscriber subscriber = subscribers.open(Stage.SEARCHABLE, change -> true)) {
            EventStream stream = new EventStream(response);
            stream.heartbeat();
            Instant end = end();
            while (!subscriber.hasEnded() && clock.instant().isBefore(end)) {
                long changed = subscriber.await(poll());
                if (changed > 0) {
                    stream.send("searchable", Long.toString(changed));
                } else {
                    stream.heartbeat();
                }
            }
        }
    }

    private Duration poll() {
        return Duration.ofSeconds(properties.pollSeconds());
    }

    private Instant end() {
        return clock.instant().plus(Duration.ofMinutes(properties.maxMinutes()));
    }
}
