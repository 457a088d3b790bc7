package dev.amana.messaging.outbound;

import dev.amana.published.SealedText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What operators see of the table, and change in it. Nothing here touches a mail that is being sent. */
final class DeskRows {
    private static final String MAIL = """
            select id, conversation_id, message_id, lane, state, attempts, status, blob_bytes, enqueued_at,
                   next_attempt_at, finished_at, perhaps_twice
            from outbound_mail
            """;

    private final JdbcClient jdbc;

    DeskRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param recipients different ones, of the mails that wait or failed */
    record LaneRow(
            String lane,
            long queued,
            long sending,
            long deferred,
            long failed,
            long recipients,
            @Nullable Instant oldest,
            @Nullable Instant nextAttempt,
            @Nullable String status) {}

    List<LaneRow> lanes(int most) {
        return jdbc.sql("""
                        select lane,
                            count(*) filter (where state = 'queued') as queued,
                            count(*) filter (where state = 'sending') as sending,
                            count(*) filter (where state = 'queued' and attempts > 0) as deferred,
                            count(*) filter (where state = 'failed') as failed,
                            count(distinct recipient) as recipients,
                            min(enqueued_at) filter (where state <> 'failed') as oldest,
                            min(next_attempt_at) filter (where state = 'queued') as next_attempt,
                            mode() within group (order by status) filter (where state = 'queued' and attempts > 0) as status
                        from outbound_mail where state in ('queued', 'sending', 'failed')
                        group by lane order by count(*) filter (where state <> 'failed') desc, lane limit ?
                        """)
                .param(most)
                .query((row, number) -> new LaneRow(
                        row.getString("lane"),
                        row.getLong("queued"),
                        row.getLong("sending"),
                        row.getLong("deferred"),
                        row.getLong("failed"),
                        row.getLong("recipients"),
                        instant(row, "oldest"),
                        instant(row, "next_attempt"),
                        row.getString("status")))
                .list();
    }

    /** Some of the addresses behind a lane; those whose key is gone cannot be opened. */
    List<SealedText> addresses(String lane, int most) {
        return jdbc.sql("""
                        select recipient, address_retention, address_ciphertext from outbound_mail
                        where lane = ? and state in ('queued', 'sending', 'failed') limit ?
                        """)
                .params(lane, most)
                .query((row, number) -> new SealedText(
                        row.getString("recipient"),
                        row.getString("address_retention"),
                        row.getString("address_ciphertext")))
                .list();
    }

    /** In the order of their identifiers. */
    List<QueuedMail> mails(@Nullable String lane, List<String> states, String after, int most) {
        return jdbc.sql(MAIL + """
                        where state = any (?) and state in ('queued', 'sending', 'failed') and (?::text is null or lane = ?)
                            and id > ?
                        order by id limit ?
                        """)
                .params(Arrays.asList(states.toArray(String[]::new), lane, lane, after, most))
                .query((row, number) -> mail(row))
                .list();
    }

    Optional<QueuedMail> mail(String id) {
        return jdbc.sql(MAIL + "where id = ?")
                .param(id)
                .query((row, number) -> mail(row))
                .optional();
    }

    private static QueuedMail mail(ResultSet row) throws SQLException {
        return new QueuedMail(
                row.getString("id"),
                row.getString("conversation_id"),
                row.getString("message_id"),
                row.getString("lane"),
                row.getString("state"),
                row.getInt("attempts"),
                row.getString("status"),
                row.getLong("blob_bytes"),
                row.getTimestamp("enqueued_at").toInstant(),
                instant(row, "next_attempt_at"),
                instant(row, "finished_at"),
                row.getBoolean("perhaps_twice"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    int retryMail(String id, Instant now) {
        return jdbc.sql("update outbound_mail set next_attempt_at = ? where id = ? and state = 'queued'")
                .params(Timestamp.from(now), id)
                .update();
    }

    int retryLane(String lane, Instant now) {
        return jdbc.sql("update outbound_mail set next_attempt_at = ? where lane = ? and state = 'queued'")
                .params(Timestamp.from(now), lane)
                .update();
    }

    /** @param blob of no use any more */
    record GivenUp(Delivery delivery, String blob) {}

    List<GivenUp> giveUpMail(String id, String status, Instant now) {
        return giveUp("id = ?", id, 1, status, now);
    }

    List<GivenUp> giveUpLane(String lane, int most, String status, Instant now) {
        return giveUp("lane = ?", lane, most, status, now);
    }

    private List<GivenUp> giveUp(String which, String value, int most, String status, Instant now) {
        return jdbc.sql("""
                        update outbound_mail set state = 'failed', status = ?, finished_at = ?, reported = false
                        where id in (select id from outbound_mail where state = 'queued' and %s limit ? for update skip locked)
                        returning id, conversation_id, message_id, attempts, blob_id
                        """.formatted(which))
                .params(status, Timestamp.from(now), value, most)
                .query((row, number) -> new GivenUp(
                        new Delivery(
                                row.getString("id"),
                                row.getString("conversation_id"),
                                row.getString("message_id"),
                                row.getInt("attempts"),
                                now),
                        row.getString("blob_id")))
                .list();
    }
}
