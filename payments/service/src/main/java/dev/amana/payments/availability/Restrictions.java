package dev.amana.payments.availability;

import dev.amana.payments.availability.Restriction.Span;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The tables {@code restriction} and {@code residence}. */
@Component
public class Restrictions {
    private final JdbcClient jdbc;

    Restrictions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Why somebody may not pay. */
    public record Reason(
            String source, String citation, @Nullable String fallback) {}

    /** What an order says now takes the place of what it said; an older revision changes nothing. */
    @Transactional
    public void replace(String availabilityId, int revision, List<Restriction> restrictions) {
        int newer = jdbc.sql("""
                        insert into restricting_order (availability_id, revision) values (?, ?)
                        on conflict (availability_id) do update set revision = excluded.revision
                        where restricting_order.revision < excluded.revision""").params(availabilityId, revision).update();
        if (newer > 0) {
            jdbc.sql("delete from restriction where availability_id = ?")
                    .param(availabilityId)
                    .update();
            restrictions.forEach(restriction -> insert(availabilityId, restriction));
        }
    }

    private void insert(String availabilityId, Restriction restriction) {
        jdbc.sql("""
                        insert into restriction (availability_id, scope_id, source, citation, fallback, jurisdictions, cohort,
                            since, in_force)
                        values (:order, :scope, :source, :citation, :fallback, :jurisdictions, :cohort, :since,
                            :inForce::tstzmultirange)""")
                .param("order", availabilityId)
                .param("scope", restriction.scopeId())
                .param("source", restriction.source())
                .param("citation", restriction.citation())
                .param("fallback", restriction.fallback())
                .param("jurisdictions", restriction.jurisdictions().toArray(String[]::new))
                .param("cohort", restriction.cohort().name())
                .param("since", Timestamp.from(restriction.since()))
                .param("inForce", multirange(restriction.inForce()))
                .update();
    }

    private static String multirange(List<Span> spans) {
        return spans.stream()
                .map(span -> "[%s,%s)".formatted(span.from(), span.until() == null ? "" : span.until()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** @param registeredAt of several tellings the first counts; the country of the last */
    public void residence(String partyId, String country, Instant registeredAt) {
        jdbc.sql("""
                        insert into residence (party_id, country, registered_at, told_at) values (?, ?, ?, ?)
                        on conflict (party_id) do update set
                            registered_at = least(residence.registered_at, excluded.registered_at),
                            country = case when residence.told_at <= excluded.told_at then excluded.country
                                else residence.country end,
                            told_at = greatest(residence.told_at, excluded.told_at)""")
                .params(partyId, country, Timestamp.from(registeredAt), Timestamp.from(registeredAt))
                .update();
    }

    public Optional<Reason> against(String partyId, Instant now) {
        return jdbc.sql("""
                        select source, citation, fallback from restriction join residence on party_id = ?
                        where country = any(jurisdictions) and in_force @> ?::timestamptz
                            and case cohort when 'NEW' then registered_at >= since
                                when 'EXISTING' then registered_at < since else true end
                        order by availability_id, scope_id limit 1""")
                .params(partyId, Timestamp.from(now))
                .query(Reason.class)
                .optional();
    }

    public void forget(String partyId) {
        jdbc.sql("delete from residence where party_id = ?").param(partyId).update();
    }
}
