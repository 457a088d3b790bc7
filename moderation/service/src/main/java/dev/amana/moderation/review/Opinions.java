package dev.amana.moderation.review;

import dev.amana.moderation.screening.ScreeningEvent.ScreeningDecided;
import dev.amana.moderation.screening.ScreeningEvent.ScreeningProposed;
import dev.amana.moderation.verdict.Outcome;
import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code review_opinion}: who said what of which message. */
@Component
public class Opinions {
    private final JdbcClient jdbc;

    Opinions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(ScreeningProposed event) {
        add(event.screeningId(), event.revision(), event.reviewerId(), event.outcome(), true, event.proposedAt());
    }

    void add(ScreeningDecided event) {
        add(event.screeningId(), event.revision(), event.reviewerId(), event.outcome(), false, event.decidedAt());
    }

    private void add(String screeningId, int revision, String reviewer, Outcome outcome, boolean proposal, Instant at) {
        jdbc.sql("""
                insert into review_opinion (screening_id, revision, reviewer, outcome, proposal, at)
                values (:id, :revision, :reviewer, :outcome, :proposal, :at)
                on conflict (screening_id, revision) do nothing""")
                .param("id", screeningId)
                .param("revision", revision)
                .param("reviewer", reviewer)
                .param("outcome", outcome.name())
                .param("proposal", proposal)
                .param("at", Timestamp.from(at))
                .update();
    }

    public boolean has(String screeningId, String reviewer) {
        return jdbc.sql(
                        "select exists (select 1 from review_opinion where screening_id = :id and reviewer = :reviewer)")
                .param("id", screeningId)
                .param("reviewer", reviewer)
                .query(Boolean.class)
                .single();
    }

    void clear() {
        jdbc.sql("truncate review_opinion").update();
    }
}
