package dev.amana.moderation.staff;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who may do nothing at present, as the investigations say. */
@Component
public class Suspended {
    private final JdbcClient jdbc;

    Suspended(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One look at an index. */
    public boolean is(String staffId) {
        return jdbc.sql("""
                select exists (select from investigation
                    where staff_id = :staff and (standing ->> 'suspended')::boolean)""").param("staff", staffId).query(Boolean.class).single();
    }
}
