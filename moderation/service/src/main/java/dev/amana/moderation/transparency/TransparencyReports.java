package dev.amana.moderation.transparency;

import dev.amana.moderation.transparency.TransparencyReport.Accuracy;
import dev.amana.moderation.transparency.TransparencyReport.Appeals;
import dev.amana.moderation.transparency.TransparencyReport.Notices;
import dev.amana.moderation.transparency.TransparencyReport.Orders;
import dev.amana.moderation.transparency.TransparencyReport.OwnInitiative;
import dev.amana.moderation.transparency.TransparencyReport.Screened;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Counts for a period. Days begin and end in UTC. */
@Component
public class TransparencyReports {
    private final JdbcClient jdbc;

    TransparencyReports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All numbers are of one moment. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public TransparencyReport of(Period period) {
        LocalDate from = period.from();
        LocalDate until = period.until();
        return new TransparencyReport(
                from,
                until,
                in(from, until, """
                        select standing, outcome, sum(messages) as messages from screened_day
                        where day >= :from and day < :until group by standing, outcome order by standing, outcome""").query(Screened.class).list(),
                ownInitiative(from, until),
                notices(from, until),
                appeals(from, until),
                accuracy(from, until),
                orders(from, until),
                in(from, until, """
                        select count(*) from statement_of_reasons
                        where decided_at >= :from::timestamp at time zone 'UTC'
                            and decided_at < :until::timestamp at time zone 'UTC'""").query(Long.class).single());
    }

    private List<OwnInitiative> ownInitiative(LocalDate from, LocalDate until) {
        return in(from, until, """
                select category,
                    count(*) filter (where basis = 'RULES' and outcome = 'BLOCKED') as blocked,
                    count(*) filter (where basis = 'RULES' and outcome = 'REDACTED') as redacted,
                    count(*) filter (where basis = 'RULES' and outcome = 'WARNED') as warned,
                    count(*) filter (where basis = 'RULES' and outcome = 'HELD') as held,
                    count(*) filter (where basis = 'PERSON' and not on_appeal and outcome = 'BLOCKED') as holds_blocked,
                    count(*) filter (where basis = 'PERSON' and not on_appeal and outcome <> 'BLOCKED') as holds_cleared,
                    percentile_cont(0.5) within group (order by extract(epoch from at - since))
                        filter (where basis = 'PERSON' and not on_appeal) as median_to_decision
                from verdict_step
                where standing = 'PARTY' and basis <> 'APPEAL'
                    and at >= :from::timestamp at time zone 'UTC' and at < :until::timestamp at time zone 'UTC'
                group by category order by category""").query(OwnInitiative.class).list();
    }

    private List<Notices> notices(LocalDate from, LocalDate until) {
        return in(from, until, """
                select category, count(*) as received, count(answer) as answered,
                    count(*) filter (where answer = 'UPHELD') as upheld,
                    count(*) filter (where measure = 'WARNING') as warnings,
                    count(*) filter (where measure = 'RESTRICTION') as restrictions,
                    count(*) filter (where coalesce(answered_at, now()) > due_at) as late,
                    percentile_cont(0.5) within group (order by extract(epoch from answered_at - reported_at))
                        as median_to_answer
                from message_report
                where reported_at >= :from::timestamp at time zone 'UTC'
                    and reported_at < :until::timestamp at time zone 'UTC'
                group by category order by category""").query(Notices.class).list();
    }

    private Appeals appeals(LocalDate from, LocalDate until) {
        return in(from, until, """
                with every as (
                    select case when basis = 'APPEAL' then at end as received_at,
                        case when on_appeal then at end as decided_at, since,
                        outcome <> 'BLOCKED' and outcome is distinct from (
                            select a.before from verdict_step a where a.screening_id = v.screening_id
                                and a.basis = 'APPEAL' order by a.revision desc limit 1) as reversed
                    from verdict_step v where standing = 'PARTY' and (basis = 'APPEAL' or on_appeal)
                        and at >= :from::timestamp at time zone 'UTC' and at < :until::timestamp at time zone 'UTC'
                    union all
                    select appealed_at, appeal_decided_at, appealed_at, appeal_measure <> measure
                    from message_report where appealed_at is not null and sender_role <> 'AGENT')
                select count(*) filter (where received_at >= p.since and received_at < p.until) as received,
                    count(*) filter (where decided_at >= p.since and decided_at < p.until) as decided,
                    count(*) filter (where reversed and decided_at >= p.since and decided_at < p.until) as reversed,
                    percentile_cont(0.5) within group (order by extract(epoch from decided_at - every.since))
                        filter (where decided_at >= p.since and decided_at < p.until) as median_to_decision
                from every, (select :from::timestamp at time zone 'UTC' as since,
                    :until::timestamp at time zone 'UTC' as until) p""").query(Appeals.class).single();
    }

    private Accuracy accuracy(LocalDate from, LocalDate until) {
        return in(from, until, """
                with period as (
                    select * from verdict_step where standing = 'PARTY'
                        and at >= :from::timestamp at time zone 'UTC' and at < :until::timestamp at time zone 'UTC')
                select (select avg(case when exists (
                            select 1 from verdict_step later where later.screening_id = blocked.screening_id
                                and later.on_appeal and later.outcome <> 'BLOCKED') then 1.0 else 0.0 end)
                        from period blocked where basis = 'RULES' and outcome = 'BLOCKED')::float8 as blocks_reversed,
                    (select avg(case when outcome <> 'BLOCKED' then 1.0 else 0.0 end)
                        from period where basis = 'PERSON' and not on_appeal)::float8 as holds_cleared""").query(Accuracy.class).single();
    }

    private List<Orders> orders(LocalDate from, LocalDate until) {
        return in(from, until, """
                select jurisdiction, ruling -> 'terms' -> 'source' ->> 'kind' as source, count(*) as orders
                from availability_ruling, unnest(jurisdictions) as jurisdiction
                where revision = 1 and recorded_at >= :from::timestamp at time zone 'UTC'
                    and recorded_at < :until::timestamp at time zone 'UTC'
                group by jurisdiction, source order by jurisdiction, source""").query(Orders.class).list();
    }

    private StatementSpec in(LocalDate from, LocalDate until, String sql) {
        return jdbc.sql(sql).param("from", Date.valueOf(from)).param("until", Date.valueOf(until));
    }
}
