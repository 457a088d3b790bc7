package dev.amana.messaging.responseclock;

import dev.amana.messaging.conversation.ConversationEvent.MessageReceived;
import dev.amana.messaging.conversation.ConversationEvent.MessageReleased;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes questions and answers. Every write may be repeated. */
@Component
class QuestionRows {
    private final JdbcClient jdbc;

    QuestionRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void addQuestions(List<MessageReceived> asked) {
        jdbc.sql("""
                insert into question (message_id, conversation_id, order_id, buyer_id, seller_id, state)
                select id, conversation, order_id, buyer, seller, 'WAITING'
                from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                    as row (id, conversation, order_id, buyer, seller)
                on conflict do nothing
                """)
                .params(
                        texts(asked, MessageReceived::messageId),
                        texts(asked, MessageReceived::conversationId),
                        texts(asked, MessageReceived::orderId),
                        texts(asked, event -> event.author().id()),
                        texts(asked, event -> event.recipient().id()))
                .update();
    }

    void addAnswer(MessageReceived event) {
        jdbc.sql("""
                insert into answer (message_id, conversation_id, written_at, state)
                values (:id, :conversation, :at, 'PENDING') on conflict do nothing
                """)
                .param("id", event.messageId())
                .param("conversation", event.conversationId())
                .param("at", utc(event.receivedAt()))
                .update();
    }

    /** @param answerWithin from when the seller could first read it */
    void start(List<MessageReleased> released, Duration answerWithin) {
        jdbc.sql("""
                update question q set state = 'OPEN', asked_at = row.at, due_at = row.due
                from unnest(?::text[], ?::text[]::timestamptz[], ?::text[]::timestamptz[]) as row (id, at, due)
                where q.message_id = row.id and q.state in ('WAITING', 'VOID')
                """)
                .params(
                        texts(released, MessageReleased::messageId),
                        texts(released, event -> event.releasedAt().toString()),
                        texts(
                                released,
                                event -> event.releasedAt().plus(answerWithin).toString()))
                .update();
    }

    private static <T> @Nullable String[] texts(List<T> rows, Function<T, @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    /** The seller cannot read it, or not any more. */
    void stop(String messageId, String state) {
        jdbc.sql("""
                update question set state = :state, asked_at = null, due_at = null
                where message_id = :id and state in ('WAITING', 'OPEN')
                """).param("id", messageId).param("state", state).update();
    }

    void dismiss(String messageId, Instant at) {
        jdbc.sql("update question set state = 'DISMISSED', closed_at = :at where message_id = :id and state = 'OPEN'")
                .param("id", messageId)
                .param("at", utc(at))
                .update();
    }

    void overdue(String messageId, Instant at) {
        jdbc.sql("update question set overdue_at = :at where message_id = :id")
                .param("id", messageId)
                .param("at", utc(at))
                .update();
    }

    void releaseAnswers(List<MessageReleased> released) {
        jdbc.sql("""
                update answer set state = 'RELEASED' where message_id = any (?) returning conversation_id
                """)
                .param((Object) texts(released, MessageReleased::messageId))
                .query(String.class)
                .set()
                .forEach(this::settle);
    }

    /** What it had answered is open again, unless another message answered it too. */
    void withholdAnswer(String messageId, String conversationId, boolean forGood) {
        if (moveAnswer(messageId, forGood ? "REFUSED" : "PENDING")) {
            jdbc.sql("update question set state = 'OPEN', closed_at = null, answer_id = null where answer_id = :id")
                    .param("id", messageId)
                    .update();
            settle(conversationId);
        }
    }

    private boolean moveAnswer(String messageId, String state) {
        return jdbc.sql("update answer set state = :state where message_id = :id")
                        .param("id", messageId)
                        .param("state", state)
                        .update()
                == 1;
    }

    /** Each open question is answered by the first message that was written after it could be read and was let through. */
    private void settle(String conversationId) {
        jdbc.sql("""
                update question q set state = 'ANSWERED', closed_at = a.written_at, answer_id = a.message_id
                from (
                    select distinct on (o.message_id) o.message_id as question_id, a.message_id, a.written_at
                    from question o join answer a on a.conversation_id = o.conversation_id
                    where o.conversation_id = :conversation and o.state = 'OPEN' and a.state = 'RELEASED'
                        and a.written_at >= o.asked_at
                    order by o.message_id, a.written_at) a
                where q.message_id = a.question_id
                """).param("conversation", conversationId).update();
    }

    void clear() {
        jdbc.sql("truncate question, answer").update();
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
