package dev.amana.messaging.process;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which claims are under way, and pause the contact of their parties. Every write may be repeated. */
@Component
class ClaimContacts {
    private final JdbcClient jdbc;

    ClaimContacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void open(String claimId, String conversationId, Instant at) {
        jdbc.sql("""
                insert into claim_contact (claim_id, conversation_id, opened_at, paused)
                values (:claim, :conversation, :at, false) on conflict do nothing
                """)
                .param("claim", claimId)
                .param("conversation", conversationId)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void pause(String claimId, boolean paused) {
        jdbc.sql("update claim_contact set paused = ? where claim_id = ?")
                .params(paused, claimId)
                .update();
    }

    /** The claims for which the parties do not write to each other now. */
    List<String> pausing(String conversationId) {
        return jdbc.sql("select claim_id from claim_contact where conversation_id = ? and paused")
                .param(conversationId)
                .query(String.class)
                .list();
    }

    /** When it was opened; empty where that was forgotten already. */
    Optional<Instant> close(String claimId) {
        return jdbc.sql("delete from claim_contact where claim_id = ? returning opened_at")
                .param(claimId)
                .query((row, number) ->
                        row.getObject("opened_at", OffsetDateTime.class).toInstant())
                .optional();
    }
}
