package dev.amana.messaging.docket;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How claims go: how many, how long, and how many questions needed none. */
@Component
public class ClaimFigures {
    /** Agreed, and no claim after all. */
    private static final String SETTLED = """
            select count(*) from resolution r where agreed_at is not null and not exists (select from claim c
                where c.order_id = r.order_id and c.buyer_id = r.buyer_id and c.seller_id = r.seller_id)
            """;

    /** Not settled so: a question had run over the clock, and a claim followed. */
    private static final String CLAIMED = """
            select count(distinct (order_id, buyer_id, seller_id)) from claim c where exists (select from question q
                where q.conversation_id = c.conversation_id and q.due_at <= c.opened_at
                    and (q.closed_at is null or q.closed_at > q.due_at))
            """;

    private final JdbcClient jdbc;

    ClaimFigures(JdbcClient jdbc, MeterRegistry meters) {
        this.jdbc = jdbc;
        Gauge.builder("amana.messaging.claims.waiting", this, ClaimFigures::waiting)
                .description("claims that staff have to decide")
                .register(meters);
        Gauge.builder("amana.messaging.claims.settled.without", this, figures -> figures.number(SETTLED))
                .description("overdue questions that buyer and seller settled without a claim")
                .register(meters);
    }

    /**
     * The figures.
     *
     * @param byState number of claims
     * @param byOutcome number of closed claims
     * @param medianHoursToResolution from the opening to the end, of closed claims; 0 where there is none
     * @param settledWithoutClaim orders on which an overdue question was settled by seller and buyer, without a claim
     * @param shareSettledWithoutClaim of those and the orders together on which a claim followed an overdue question; a claim
     *     that no such question came before could not have been avoided so
     * @param contactsAvoided messages that were not taken while contact was paused
     */
    public record Figures(
            Map<String, Long> byState,
            Map<String, Long> byOutcome,
            double medianHoursToResolution,
            double slowestTenthHoursToResolution,
            long settledWithoutClaim,
            double shareSettledWithoutClaim,
            long contactsAvoided) {}

    public Figures now() {
        Map<String, Long> states = counts("select lower(state) as name, count(*) as n from claim group by 1");
        Map<String, Long> outcomes = counts(
                "select lower(outcome) as name, count(*) as n from claim where closed_at is not null group by 1");
        long settled = number(SETTLED);
        long claimed = number(CLAIMED);
        return new Figures(
                states,
                outcomes,
                hours(0.5),
                hours(0.9),
                settled,
                settled + claimed == 0 ? 0 : (double) settled / (settled + claimed),
                number("select coalesce(sum(contacts), 0) from claim_contact_avoided"));
    }

    private double hours(double fraction) {
        return jdbc.sql("""
                select coalesce(percentile_cont(:fraction) within group
                    (order by extract(epoch from closed_at - opened_at)), 0) / 3600
                from claim where closed_at is not null
                """).param("fraction", fraction).query(Double.class).single();
    }

    private Map<String, Long> counts(String sql) {
        Map<String, Long> counts = new TreeMap<>();
        jdbc.sql(sql).query(row -> {
            counts.put(row.getString("name").replace('_', '-'), row.getLong("n"));
        });
        return counts;
    }

    private long number(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private double waiting() {
        return number("select count(*) from claim where state in ('IN_REVIEW', 'IN_APPEAL')");
    }
}
