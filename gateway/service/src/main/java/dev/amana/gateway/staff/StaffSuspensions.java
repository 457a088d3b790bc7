package dev.amana.gateway.staff;

import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code staff_suspension}: one row for whoever was ever suspended. It counts for every instance at once. */
@Component
public class StaffSuspensions {
    private final JdbcClient jdbc;

    StaffSuspensions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public boolean suspended(String staffId) {
        return jdbc.sql("select exists (select from staff_suspension where staff_id = :staff and suspended)")
                .param("staff", staffId)
                .query(Boolean.class)
                .single();
    }

    /** @param revision of several tellings the highest counts */
    public void put(String staffId, int revision, boolean suspended, Instant at) {
        jdbc.sql("""
                insert into staff_suspension (staff_id, revision, suspended, changed_at)
                values (:staff, :revision, :suspended, :at)
                on conflict (staff_id) do update set revision = excluded.revision, suspended = excluded.suspended,
                    changed_at = excluded.changed_at
                where staff_suspension.revision < excluded.revision
                """)
                .param("staff", staffId)
                .param("revision", revision)
                .param("suspended", suspended)
                .param("at", Timestamp.from(at))
                .update();
    }
}
