package dev.amana.messaging.staff;

import dev.amana.platform.security.Caller;
import dev.amana.platform.web.ProblemException;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code staff_suspension}: one row for whoever was ever suspended. */
@Component
public class StaffSuspensions {
    private final JdbcClient jdbc;

    StaffSuspensions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One look at an index; the table is nearly always empty. */
    public boolean suspended(String staffId) {
        return is("suspended", staffId);
    }

    /** Whether the suspension has ended, and what it stopped is to go out. */
    public boolean releases(String staffId) {
        return is("not suspended and release_mail", staffId);
    }

    /** A problem where a member of staff is suspended: they neither write to customers nor read what they write. */
    public void refuse(Caller caller) {
        if (concerns(caller)) {
            throw refusal();
        }
    }

    /** Whether the caller is a member of staff who is suspended. */
    public boolean concerns(Caller caller) {
        return caller.isStaff() && suspended(caller.subject());
    }

    public static ProblemException refusal() {
        return new ProblemException(HttpStatus.FORBIDDEN, "staff-suspended");
    }

    /**
     * Counts for everybody at once, and not only when it is on disk: should the machine die in between, it is told again.
     *
     * @param revision what was told before is not told again
     * @return whether this is what counts now
     */
    public boolean put(String staffId, int revision, boolean suspended, boolean releaseMail, Instant at) {
        return jdbc.sql("""
                insert into staff_suspension (staff_id, revision, suspended, release_mail, changed_at)
                select :staff, :revision, :suspended, :release, :at
                from set_config('synchronous_commit', 'off', true)
                on conflict (staff_id) do update set revision = excluded.revision, suspended = excluded.suspended,
                    release_mail = excluded.release_mail, changed_at = excluded.changed_at
                where staff_suspension.revision <= excluded.revision
                """)
                        .param("staff", staffId)
                        .param("revision", revision)
                        .param("suspended", suspended)
                        .param("release", releaseMail)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    private boolean is(String condition, String staffId) {
        return jdbc.sql("select exists (select 1 from staff_suspension where staff_id = :staff and " + condition + ")")
                .param("staff", staffId)
                .query(Boolean.class)
                .single();
    }
}
