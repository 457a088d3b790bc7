package dev.amana.moderation.assignment;

import dev.amana.moderation.assignment.Assignment.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The table {@code staff_assignment}: from when until when who had what. */
@Component
public class Assignments {
    private final JdbcClient jdbc;

    Assignments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A case that somebody had.
     *
     * @param taken by themselves, while nobody else gave it to them
     */
    public record Held(String caseId, boolean taken) {}

    /** What this member of staff had at that moment. */
    public List<Held> heldBy(String staffId, Instant at) {
        return jdbc.sql("""
                        select case_id, bool_and(coalesce(given_by = staff_id, false)) as taken from staff_assignment
                        where staff_id = ? and from_at <= ? and (until_at is null or until_at > ?) group by case_id""")
                .params(staffId, Timestamp.from(at), Timestamp.from(at))
                .query((row, number) -> new Held(row.getString("case_id"), row.getBoolean("taken")))
                .list();
    }

    /**
     * The latest first.
     *
     * @param staffId null for anybody
     * @param partyId those that bring into contact with this party; null for all
     * @param at those that lasted then; null for all
     */
    public List<Assignment> find(
            @Nullable String staffId, @Nullable String partyId, @Nullable Instant at, int size, int offset) {
        Timestamp then = at == null ? null : Timestamp.from(at);
        return jdbc.sql("""
                        select * from staff_assignment a
                        where (:staff::text is null or staff_id = :staff)
                            and (:party::text is null or exists (
                                select from case_party p where p.case_id = a.case_id and p.party_id = :party))
                            and (:at::timestamptz is null
                                or from_at <= :at and (until_at is null or until_at > :at))
                        order by from_at desc, case_id, staff_id limit :size offset :offset""")
                .param("staff", staffId)
                .param("party", partyId)
                .param("at", then)
                .param("size", size)
                .param("offset", offset)
                .query((row, number) -> read(row))
                .list();
    }

    /** From now on this one answers in the support conversation, and who did before no longer does. */
    public void answers(String conversationId, String agentId, Instant at) {
        put("conversation-" + conversationId, Role.AGENT, Set.of(agentId), null, at);
    }

    /**
     * From now on exactly these have that role in the case. Repetition changes nothing.
     *
     * @param by who says so; null for the marketplace
     */
    @Transactional
    void put(String caseId, Role role, Set<String> staffIds, @Nullable String by, Instant at) {
        String[] all = staffIds.toArray(String[]::new);
        jdbc.sql("""
                        update staff_assignment set until_at = greatest(?, from_at)
                        where case_id = ? and role = ? and until_at is null and staff_id <> all (?)""").params(Timestamp.from(at), caseId, role.name(), all).update();
        jdbc.sql("""
                        insert into staff_assignment (case_id, staff_id, role, from_at, given_by)
                        select :case, staff, :role, :at, :by from unnest(:staff::text[]) staff
                        where not exists (select from staff_assignment a where a.case_id = :case
                            and a.role = :role and a.staff_id = staff and a.until_at is null)
                        on conflict do nothing""")
                .param("case", caseId)
                .param("role", role.name())
                .param("staff", all)
                .param("at", Timestamp.from(at))
                .param("by", by)
                .update();
    }

    /** Those that come from case files. */
    void clear() {
        jdbc.sql("delete from staff_assignment where role <> ?")
                .param(Role.AGENT.name())
                .update();
    }

    private static Assignment read(ResultSet row) throws SQLException {
        Timestamp until = row.getTimestamp("until_at");
        return new Assignment(
                row.getString("case_id"),
                row.getString("staff_id"),
                Role.valueOf(row.getString("role")),
                row.getTimestamp("from_at").toInstant(),
                until == null ? null : until.toInstant());
    }
}
