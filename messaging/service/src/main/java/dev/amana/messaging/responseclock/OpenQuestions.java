package dev.amana.messaging.responseclock;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which questions have no answer yet, oldest first. */
@Component
public class OpenQuestions {
    /** Whether an answer to a question q that was written in time is still being screened. */
    private static final String ANSWER_CHECKED = """
            exists (select from answer a where a.conversation_id = q.conversation_id and a.state = 'PENDING'
                and a.written_at between q.asked_at and q.due_at)\s""";

    private static final String SELECT = "select q.*, " + ANSWER_CHECKED + "as answer_checked from question q ";

    private final JdbcClient jdbc;
    private final ResponseClockProperties properties;

    OpenQuestions(JdbcClient jdbc, ResponseClockProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    public List<Question> ofConversation(String conversationId) {
        return some("conversation_id = :value", conversationId, properties.mostAtOnce());
    }

    public List<Question> ofOrder(String orderId) {
        return some("order_id = :value", orderId, properties.mostAtOnce());
    }

    public List<Question> ofSeller(String sellerId, int limit) {
        return some("seller_id = :value and asked_at is not null", sellerId, limit);
    }

    private List<Question> some(String condition, String value, int limit) {
        return jdbc.sql(SELECT + "where q.state = 'OPEN' and " + condition + " order by q.asked_at limit :limit")
                .param("value", value)
                .param("limit", limit)
                .query((row, number) -> read(row))
                .list();
    }

    /** Whether what the seller writes now answers something: a question is open, or was answered a while ago at most. */
    public boolean beingAnswered(String conversationId, Instant now) {
        return jdbc.sql("""
                        select exists (select 1 from question where conversation_id = :conversation
                            and (state = 'OPEN' or state in ('ANSWERED', 'DISMISSED') and closed_at > :since))
                        """)
                .param("conversation", conversationId)
                .param("since", QuestionRows.utc(now.minus(properties.afterAnswer())))
                .query(Boolean.class)
                .single();
    }

    /** Those whose seller has to be reminded now. Claimed by this call: another one does not give them again. */
    public List<Question> claimForReminder(Instant now) {
        return jdbc.sql("""
                        update question q set reminded_at = :now where message_id in (
                            select message_id from question
                            where state = 'OPEN' and reminded_at is null and due_at > :now and due_at <= :soon
                            order by due_at limit :most for update skip locked)
                        returning q.*,\s""" + ANSWER_CHECKED + "as answer_checked")
                .param("now", QuestionRows.utc(now))
                .param("soon", QuestionRows.utc(now.plus(properties.remindBefore())))
                .param("most", properties.mostAtOnce())
                .query((row, number) -> read(row))
                .list();
    }

    /** Those whose time has run out, unless an answer was written in time and is still being screened. */
    public List<Question> overdue(Instant now) {
        return jdbc.sql(SELECT + "where q.state = 'OPEN' and q.overdue_at is null and q.due_at <= :now and not "
                        + ANSWER_CHECKED + "order by q.due_at limit :most")
                .param("now", QuestionRows.utc(now))
                .param("most", properties.mostAtOnce())
                .query((row, number) -> read(row))
                .list();
    }

    private static Question read(ResultSet row) throws SQLException {
        return new Question(
                row.getString("message_id"),
                row.getString("conversation_id"),
                row.getString("order_id"),
                row.getString("buyer_id"),
                row.getString("seller_id"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("reminded_at", OffsetDateTime.class)),
                row.getBoolean("answer_checked"),
                instant(row.getObject("overdue_at", OffsetDateTime.class)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
