package dev.amana.messaging.mailbox;

import dev.amana.messaging.conversation.WithheldBecause;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What the virus scanner found in messages; known also after their author is erased. */
@Component
public class InfectedMessages {
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    InfectedMessages(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The signature by message, of those among them that are infected. */
    public Map<String, String> among(Collection<String> messageIds) {
        Map<String, String> infected = new HashMap<>();
        jdbc.sql("select message_id, details from message where message_id = any (?) and because = ?")
                .params(messageIds.toArray(String[]::new), WithheldBecause.INFECTED.name())
                .query(row -> {
                    infected.put(row.getString("message_id"), signature(row));
                });
        return infected;
    }

    private String signature(ResultSet row) throws SQLException {
        return String.join(", ", json.readValue(row.getString("details"), TEXTS));
    }
}
