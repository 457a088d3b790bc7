package dev.amana.messaging.outbound;

import dev.amana.published.SealedText;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What concerns mails that are done: reports, bounces, numbers, clearing away. */
final class ReportRows {
    private final JdbcClient jdbc;
    private final Consumer<Collection<String>> drop;

    ReportRows(JdbcClient jdbc, Consumer<Collection<String>> drop) {
        this.jdbc = jdbc;
        this.drop = drop;
    }

    /** Nothing else names the content of a mail that has left. */
    void dropContents(Collection<String> blobs) {
        if (!blobs.isEmpty()) {
            drop.accept(blobs);
        }
    }

    /** @param failure enhanced status, or null for a delivered mail */
    record Report(Delivery delivery, @Nullable String failure) {}

    List<Report> unreported(Instant finishedBefore, int most) {
        return jdbc.sql("""
                        select id, conversation_id, message_id, attempts, finished_at, state, status from outbound_mail
                        where state in ('sent', 'failed') and not reported and finished_at <= ?
                        order by finished_at limit ?
                        """)
                .params(Timestamp.from(finishedBefore), most)
                .query((row, number) -> new Report(
                        new Delivery(
                                row.getString("id"),
                                row.getString("conversation_id"),
                                row.getString("message_id"),
                                row.getInt("attempts"),
                                row.getTimestamp("finished_at").toInstant()),
                        row.getString("state").equals("sent") ? null : row.getString("status")))
                .list();
    }

    /**
     * Only while the state is still the reported one: a bounce may have come in between. Nobody waits for the disk: what is told
     * again after a crash is known already.
     */
    void markReported(Collection<Report> reports) {
        jdbc.sql("""
                        with soon as materialized (select set_config('synchronous_commit', 'off', true))
                        update outbound_mail m set reported = true
                        from soon, unnest(?::text[], ?::text[]) as r (id, state)
                        where m.id = r.id and m.state = r.state
                        """)
                .params(
                        reports.stream()
                                .map(report -> report.delivery().mailId())
                                .toArray(String[]::new),
                        reports.stream()
                                .map(report -> report.failure() == null ? "sent" : "failed")
                                .toArray(String[]::new))
                .update();
    }

    Optional<SentMail> find(String id) {
        return jdbc.sql("""
                        select id, conversation_id, message_id, sender, recipient from outbound_mail where id = ?
                        """)
                .param(id)
                .query((row, number) -> new SentMail(
                        row.getString("id"),
                        row.getString("conversation_id"),
                        row.getString("message_id"),
                        row.getString("sender"),
                        row.getString("recipient")))
                .optional();
    }

    Optional<SealedText> sealedAddress(String id) {
        return jdbc.sql("select recipient, address_retention, address_ciphertext from outbound_mail where id = ?")
                .param(id)
                .query((row, number) -> new SealedText(
                        row.getString("recipient"),
                        row.getString("address_retention"),
                        row.getString("address_ciphertext")))
                .optional();
    }

    /** Whether it was queued when envelope senders were not signed yet. */
    boolean queuedBeforeSigning(String id) {
        return jdbc.sql("select unsigned_sender from outbound_mail where id = ?")
                .param(id)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** A bounce came for a mail that the next hop had taken; what is to be told of it, unless it was told before. */
    Optional<Report> bounced(String id, String status, Instant at) {
        return jdbc.sql("""
                        update outbound_mail set state = 'failed', status = ?, finished_at = ?, reported = false
                        where id = ? and state = 'sent'
                        returning conversation_id, message_id, attempts
                        """)
                .params(status, Timestamp.from(at), id)
                .query((row, number) -> new Report(
                        new Delivery(
                                id,
                                row.getString("conversation_id"),
                                row.getString("message_id"),
                                row.getInt("attempts"),
                                at),
                        status))
                .optional();
    }

    /** Counted apart, since each state has an index of its own, and those that were sent stay in the table for days. */
    long waiting() {
        return jdbc.sql("""
                        select (select count(*) from outbound_mail where state = 'queued')
                            + (select count(*) from outbound_mail where state = 'sending')
                        """).query(Long.class).single();
    }

    void purge(Instant finishedBefore, int most) {
        dropContents(jdbc.sql("""
                        delete from outbound_mail where id in (
                            select id from outbound_mail
                            where state in ('sent', 'failed') and reported and finished_at < ? limit ?)
                        returning blob_id
                        """)
                .params(Timestamp.from(finishedBefore), most)
                .query(String.class)
                .list());
    }

    /** Mails still waiting fail by themselves, since their address can no longer be opened. */
    void forget(String party) {
        dropContents(jdbc.sql("""
                        delete from outbound_mail
                        where (recipient = ? or sender = ?) and state in ('sent', 'failed') and reported
                        returning blob_id
                        """).params(party, party).query(String.class).list());
    }
}
