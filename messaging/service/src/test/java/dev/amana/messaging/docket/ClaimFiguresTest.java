package dev.amana.messaging.docket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.messaging.TestSchema;
import dev.amana.messaging.docket.ClaimFigures.Figures;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Figures of claims, from rows as they may stand. */
class ClaimFiguresTest {
    private final JdbcClient jdbc = new TestSchema("claim_figures").migrated("latest");

    @Test
    void shareSettledWithoutAClaimCountsOnlyWhatAnOverdueQuestionCameBefore() {
        settled("settled-1");
        settled("settled-2");
        question("settled-1", "-3 days", null);
        settled("settled-and-claimed-1");
        question("settled-and-claimed-1", "-3 days", null);
        claim("settled-and-claimed-1");
        question("late-answer-1", "-3 days", "-2 days");
        claim("late-answer-1");
        claim("late-answer-1");
        question("answered-in-time-1", "-3 days", "-4 days");
        claim("answered-in-time-1");
        question("overdue-after-it-1", "+1 day", null);
        claim("overdue-after-it-1");
        claim("without-a-question-1");

        Figures figures = new ClaimFigures(jdbc, new SimpleMeterRegistry()).now();

        assertThat(figures.settledWithoutClaim()).isEqualTo(2);
        assertThat(figures.shareSettledWithoutClaim()).isEqualTo(0.5);
    }

    private void settled(String order) {
        jdbc.sql("""
                insert into resolution (order_id, buyer_id, seller_id, way, proposed_at, agreed_at)
                values (?, 'b', 's', 'REFUND', now(), now())
                """).param(order).update();
    }

    /** @param due and when it was answered, from now on; null where it was not */
    private void question(String order, String due, @Nullable String answered) {
        jdbc.sql("""
                insert into question (message_id, conversation_id, order_id, buyer_id, seller_id, asked_at, due_at, state,
                    closed_at)
                values (:order, 'c-' || :order, :order, 'b', 's', now() - interval '9 days', now() + :due::interval,
                    case when :answered::text is null then 'OPEN' else 'ANSWERED' end, now() + :answered::interval)
                """)
                .param("order", order)
                .param("due", due)
                .param("answered", answered)
                .update();
    }

    private void claim(String order) {
        jdbc.sql("""
                insert into claim (claim_id, order_id, conversation_id, buyer_id, seller_id, reason, wanted_minor, currency,
                    state, opened_at, answer_due_at)
                values (gen_random_uuid()::text, :order, 'c-' || :order, 'b', 's', 'DAMAGED', 100, 'EUR', 'OPEN', now(), now())
                """).param("order", order).update();
    }
}
