package dev.amana.messaging.process;

import dev.amana.platform.AskedTogether;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What keeps a released message from leaving: asked right before each attempt, and together by those that are due at once. */
@Component
class Obstacles {
    private final JdbcClient jdbc;
    private final AskedTogether<String, Found> asked = new AskedTogether<>(this::find, Found.NONE);

    Obstacles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param stopped withheld after its release, or its author is staff who are suspended: it may still go one day
     * @param unwanted by a customer who has refused further contact by staff
     */
    record Found(boolean stopped, boolean unwanted) {
        static final Found NONE = new Found(false, false);
    }

    /** Notices of ours have no relaying, and nothing in the way. */
    Found of(String messageId) {
        return asked.ask(messageId);
    }

    private Map<String, Found> find(Set<String> messageIds) {
        Map<String, Found> found = new HashMap<>();
        Set<String> byStaff = new HashSet<>();
        jdbc.sql("select message_id, stopped, author_role = 'AGENT' as by_staff from relay where message_id = any (?)")
                .param(messageIds.toArray(String[]::new))
                .query(row -> {
                    String messageId = row.getString("message_id");
                    found.put(messageId, new Found(row.getBoolean("stopped"), false));
                    if (row.getBoolean("by_staff")) {
                        byStaff.add(messageId);
                    }
                });
        if (!byStaff.isEmpty()) {
            found.putAll(ofStaff(byStaff));
        }
        return found;
    }

    private Map<String, Found> ofStaff(Set<String> messageIds) {
        Map<String, Found> found = new HashMap<>();
        jdbc.sql("""
                select r.message_id, r.stopped or exists (
                        select from staff_suspension s where s.staff_id = r.author_id and s.suspended) as stopped,
                    exists (
                        select from staff_contact_refusal c where c.conversation_id = r.conversation_id) as unwanted
                from relay r where r.message_id = any (?)
                """).param(messageIds.toArray(String[]::new)).query(row -> {
            found.put(row.getString("message_id"), new Found(row.getBoolean("stopped"), row.getBoolean("unwanted")));
        });
        return found;
    }
}
