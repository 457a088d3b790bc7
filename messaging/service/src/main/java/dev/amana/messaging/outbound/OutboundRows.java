package dev.amana.messaging.outbound;

import dev.amana.platform.blob.BlobRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of the queue. Every method is one statement, and so commits by itself unless a transaction is open. */
final class OutboundRows {
    private static final String TICKET = """
            id, conversation_id, message_id, sender, recipient, address_retention, address_ciphertext, lane,
            blob_id, blob_subject, blob_retention, blob_sha256, blob_bytes, attempts, enqueued_at
            """;

    private final JdbcClient jdbc;
    private final String owner;

    OutboundRows(JdbcClient jdbc, String owner) {
        this.jdbc = jdbc;
        this.owner = owner;
    }

    /** As one that failed, which is queued anew: the conversation has heard of its end. */
    void openAgain(String mailId) {
        jdbc.sql("update outbound_mail set state = 'failed', reported = true where id = ? and state = 'sent'")
                .param(mailId)
                .update();
    }

    /**
     * Stores new mails, claimed by us from birth or free for all. One that failed begins anew: its message was withheld
     * when it did, so nobody took notice, and has been cleared since.
     *
     * @return the ids of those that were not there already
     */
    Set<String> insert(List<Ticket> tickets, boolean claimed) {
        if (tickets.isEmpty()) {
            return Set.of();
        }
        return jdbc.sql("""
                        insert into outbound_mail (id, conversation_id, message_id, sender, recipient,
                            address_retention, address_ciphertext, lane, blob_id, blob_subject, blob_retention,
                            blob_sha256, blob_bytes, enqueued_at, next_attempt_at, lease_until, state, lease_owner)
                        select id, conversation, message, sender, recipient, retention, ciphertext, lane, blob_id,
                            blob_subject, blob_retention, blob_sha256, blob_bytes, enqueued_at, enqueued_at, lease_until,
                            ?, ?
                        from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                                ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[],
                                ?::text[]::timestamptz[], ?::text[]::timestamptz[])
                            as row (id, conversation, message, sender, recipient, retention, ciphertext, lane, blob_id,
                                blob_subject, blob_retention, blob_sha256, blob_bytes, enqueued_at, lease_until)
                        on conflict (id) do update set
                            address_retention = excluded.address_retention,
                            address_ciphertext = excluded.address_ciphertext, lane = excluded.lane,
                            blob_id = excluded.blob_id, blob_subject = excluded.blob_subject,
                            blob_retention = excluded.blob_retention, blob_sha256 = excluded.blob_sha256,
                            blob_bytes = excluded.blob_bytes, state = excluded.state, attempts = 0,
                            status = null, enqueued_at = excluded.enqueued_at,
                            next_attempt_at = excluded.next_attempt_at, lease_owner = excluded.lease_owner,
                            lease_until = excluded.lease_until, finished_at = null, reported = false
                        where outbound_mail.state = 'failed'
                        returning id
                        """)
                .params(
                        claimed ? "sending" : "queued",
                        owner,
                        texts(tickets, Ticket::id),
                        texts(tickets, Ticket::conversationId),
                        texts(tickets, Ticket::messageId),
                        texts(tickets, Ticket::sender),
                        texts(tickets, Ticket::recipient),
                        texts(tickets, Ticket::addressRetention),
                        texts(tickets, Ticket::addressCiphertext),
                        texts(tickets, Ticket::lane),
                        texts(tickets, ticket -> ticket.content().id()),
                        texts(tickets, ticket -> ticket.content().subject()),
                        texts(tickets, ticket -> ticket.content().retention()),
                        texts(tickets, ticket -> ticket.content().sha256()),
                        tickets.stream().map(ticket -> ticket.content().bytes()).toArray(Long[]::new),
                        texts(tickets, ticket -> ticket.enqueuedAt().toString()),
                        texts(tickets, ticket -> ticket.leaseUntil().toString()))
                .query(String.class)
                .set();
    }

    private static String[] texts(List<Ticket> tickets, Function<Ticket, String> column) {
        return tickets.stream().map(column).toArray(String[]::new);
    }

    /** One that was never tried. Nothing has to be reported of it. */
    void insertFailed(Ticket ticket, String status) {
        jdbc.sql("""
                        insert into outbound_mail (id, conversation_id, message_id, sender, recipient, address_retention,
                            address_ciphertext, lane, blob_id, blob_subject, blob_retention, blob_sha256, blob_bytes, state,
                            status, enqueued_at, next_attempt_at, finished_at, reported)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'failed', ?, ?, ?, ?, true)
                        on conflict do nothing
                        """)
                .params(
                        ticket.id(),
                        ticket.conversationId(),
                        ticket.messageId(),
                        ticket.sender(),
                        ticket.recipient(),
                        ticket.addressRetention(),
                        ticket.addressCiphertext(),
                        ticket.lane(),
                        ticket.content().id(),
                        ticket.content().subject(),
                        ticket.content().retention(),
                        ticket.content().sha256(),
                        ticket.content().bytes(),
                        status,
                        Timestamp.from(ticket.enqueuedAt()),
                        Timestamp.from(ticket.enqueuedAt()),
                        Timestamp.from(ticket.enqueuedAt()))
                .update();
    }

    /** @param lapsed whether somebody, perhaps we ourselves, had claimed it before and let the lease run out */
    record Claimed(Ticket ticket, boolean lapsed) {}

    /** Claims due mails, and those whose owner let its lease run out. */
    List<Claimed> claim(Instant now, Duration lease, Collection<String> busyLanes, int most) {
        return jdbc.sql("""
                        with due as materialized (
                            select id as due_id, state = 'sending' as lapsed from outbound_mail
                            where state in ('queued', 'sending') and lane <> all (?)
                              and (state = 'queued' and next_attempt_at <= ? or state = 'sending' and lease_until < ?)
                            order by next_attempt_at limit ? for update skip locked)
                        update outbound_mail set state = 'sending', lease_owner = ?, lease_until = ?,
                            perhaps_twice = perhaps_twice or lapsed
                        from due where id = due_id
                        returning lapsed, lease_until,
                        """ + TICKET)
                .params(
                        busyLanes.toArray(String[]::new),
                        Timestamp.from(now),
                        Timestamp.from(now),
                        most,
                        owner,
                        Timestamp.from(now.plus(lease)))
                .query((row, number) -> new Claimed(ticket(row), row.getBoolean("lapsed")))
                .list();
    }

    private static Ticket ticket(ResultSet row) throws SQLException {
        return new Ticket(
                row.getString("id"),
                row.getString("conversation_id"),
                row.getString("message_id"),
                row.getString("sender"),
                row.getString("recipient"),
                row.getString("address_retention"),
                row.getString("address_ciphertext"),
                row.getString("lane"),
                new BlobRef(
                        row.getString("blob_id"),
                        row.getString("blob_subject"),
                        row.getString("blob_retention"),
                        row.getString("blob_sha256"),
                        row.getLong("blob_bytes")),
                row.getInt("attempts"),
                row.getTimestamp("enqueued_at").toInstant(),
                row.getTimestamp("lease_until").toInstant());
    }

    /**
     * Returns those that are still ours. A row whose outcome is being written needs no longer lease; to wait for it, while
     * that waits for another row of ours, would be a deadlock.
     */
    List<String> renew(Collection<String> ids, Instant leaseUntil) {
        return jdbc.sql("""
                        update outbound_mail set lease_until = ?
                        where id in (select id from outbound_mail
                            where id = any (?) and state = 'sending' and lease_owner = ? for update skip locked)
                        returning id
                        """)
                .params(Timestamp.from(leaseUntil), ids.toArray(String[]::new), owner)
                .query(String.class)
                .list();
    }

    /** Frees what an earlier life of this instance had claimed; it is tried again. Returns how many. */
    int takeOver(Instant now) {
        return jdbc.sql("""
                        update outbound_mail set state = 'queued', next_attempt_at = ?, perhaps_twice = true
                        where state = 'sending' and lease_owner = ?
                        """).params(Timestamp.from(now), owner).update();
    }

    /**
     * Writes outcomes at once, of mails that are still ours. The days after which a mail is given up do not run while it
     * is postponed. Returns the blobs that are of no use any more; what left for a conversation stays as long as its row, because it
     * is what was delivered.
     */
    List<String> record(Collection<Outcome> outcomes) {
        return jdbc.sql("""
                        with written as (update outbound_mail m set state = o.state, attempts = o.attempts, status = o.status,
                            enqueued_at = case when o.postponed then o.at else m.enqueued_at end,
                            next_attempt_at = coalesce(o.next_attempt_at, m.next_attempt_at),
                            finished_at = case when o.state = 'queued' then null else o.at end,
                            lease_owner = null, lease_until = null
                        from unnest(?::text[], ?::text[], ?::int[], ?::text[], ?::text[]::timestamptz[], ?::text[]::timestamptz[],
                                ?::boolean[]) as o (id, state, attempts, status, at, next_attempt_at, postponed)
                        where m.id = o.id and m.state = 'sending' and m.lease_owner = ?
                        returning m.blob_id, m.state, m.conversation_id)
                        select blob_id from written where state = 'failed' or state = 'sent' and conversation_id = ''
                        """)
                .params(
                        outcomes.stream().map(outcome -> outcome.ticket().id()).toArray(String[]::new),
                        outcomes.stream().map(outcome -> outcome.next().state()).toArray(String[]::new),
                        outcomes.stream().map(Outcome::attempts).toArray(Integer[]::new),
                        outcomes.stream().map(Outcome::status).toArray(String[]::new),
                        outcomes.stream()
                                .map(outcome -> outcome.at().toString())
                                .toArray(String[]::new),
                        outcomes.stream()
                                .map(Outcome::nextAttemptAt)
                                .map(at -> at == null ? null : at.toString())
                                .toArray(String[]::new),
                        outcomes.stream().map(Outcome::postponed).toArray(Boolean[]::new),
                        owner)
                .query(String.class)
                .list();
    }
}
