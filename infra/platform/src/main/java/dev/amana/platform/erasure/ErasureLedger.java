package dev.amana.platform.erasure;

import dev.amana.published.ErasureRequested;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Table {@code erasure_done}: what this context has carried out and confirmed. */
final class ErasureLedger {
    private final JdbcClient jdbc;

    ErasureLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean isDone(String erasureId) {
        return jdbc.sql("select exists (select from erasure_done where erasure_id = ?)")
                .param(erasureId)
                .query(Boolean.class)
                .single();
    }

    Set<String> confirmed() {
        return new HashSet<>(jdbc.sql("select erasure_id from erasure_done where confirmed_at is not null")
                .query(String.class)
                .list());
    }

    void markDone(ErasureRequested request, Instant now) {
        jdbc.sql("insert into erasure_done (erasure_id, party_id, done_at) values (?, ?, ?) on conflict do nothing")
                .params(request.erasureId(), request.partyId(), Timestamp.from(now))
                .update();
    }

    void markConfirmed(String erasureId, Instant now) {
        jdbc.sql("update erasure_done set confirmed_at = ? where erasure_id = ?")
                .params(Timestamp.from(now), erasureId)
                .update();
    }
}
