package dev.amana.messaging.mailbox;

import dev.amana.messaging.conversation.Appealed;
import dev.amana.messaging.conversation.ConversationEvent.MessageReceived;
import dev.amana.messaging.conversation.Measure;
import dev.amana.messaging.conversation.Stage;
import dev.amana.messaging.conversation.Verdict;
import dev.amana.messaging.conversation.WithheldBecause;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes the mailbox rows. Every write may be repeated. */
@Component
public class MailboxRows {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    MailboxRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    public void add(ConversationRow row) {
        jdbc.sql("""
                insert into conversation (conversation_id, kind, order_id, first_id, second_id, agent_id, opened_at)
                values (:id, :kind, :order, :first, :second, :agent, :openedAt) on conflict do nothing
                """)
                .param("id", row.conversationId())
                .param("kind", row.kind().name())
                .param("order", row.orderId())
                .param("first", row.firstId())
                .param("second", row.secondId())
                .param("agent", row.agentId())
                .param("openedAt", row.openedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    void assign(String conversationId, String agentId) {
        jdbc.sql("update conversation set agent_id = :agent where conversation_id = :id")
                .param("agent", agentId)
                .param("id", conversationId)
                .update();
    }

    /** @param agentId null where nobody has the case any more */
    void assignByCase(String conversationId, String caseId, @Nullable String agentId) {
        if (agentId == null) {
            jdbc.sql("delete from conversation_case_agent where conversation_id = ? and case_id = ?")
                    .params(conversationId, caseId)
                    .update();
            return;
        }
        jdbc.sql("""
                insert into conversation_case_agent (conversation_id, case_id, agent_id) values (?, ?, ?)
                on conflict (conversation_id, case_id) do update set agent_id = excluded.agent_id
                """).params(conversationId, caseId, agentId).update();
    }

    /** @param position of the message in its conversation */
    record Received(MessageReceived event, long position) {}

    void add(List<Received> received) {
        jdbc.sql("""
                insert into message (message_id, conversation_id, position, author_id, author_role, recipient_id,
                    channel, stage, content, automatic, received_at)
                select id, conversation, position, author, author_role, recipient, channel, 'WAITING', content::jsonb,
                    automatic, received_at
                from unnest(?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                        ?::boolean[], ?::text[]::timestamptz[])
                    as row (id, conversation, position, author, author_role, recipient, channel, content, automatic,
                        received_at)
                on conflict do nothing
                """)
                .params(
                        texts(received, row -> row.event().messageId()),
                        texts(received, row -> row.event().conversationId()),
                        received.stream().map(Received::position).toArray(Long[]::new),
                        texts(received, row -> row.event().author().id()),
                        texts(received, row -> row.event().author().role().name()),
                        texts(received, row -> row.event().recipient().id()),
                        texts(received, row -> row.event().channel().name()),
                        texts(
                                received,
                                row -> json.writeValueAsString(row.event().content())),
                        received.stream().map(row -> row.event().byMachine()).toArray(Boolean[]::new),
                        texts(received, row -> row.event().receivedAt().toString()))
                .update();
    }

    /**
     * Any may be as it was.
     *
     * @param first the stage that came first: let go, it may be once more, which only the row can tell
     * @param again where it stands once more, since it was delivered before
     */
    record Change(
            String messageId,
            @Nullable Verdict verdict,
            @Nullable Stage first,
            @Nullable Stage stage,
            @Nullable Stage again) {
        Change(String messageId, @Nullable Verdict verdict, @Nullable Stage stage) {
            this(messageId, verdict, stage, stage, null);
        }

        Change then(Change later) {
            Verdict last = later.verdict == null ? verdict : later.verdict;
            if (later.stage == null) {
                return new Change(messageId, last, first, stage, again);
            }
            Stage begin = first == null ? later.stage : first;
            boolean onceMore = again != null || (stage == Stage.RELAYED && later.stage == Stage.RELEASED);
            return onceMore
                    ? new Change(messageId, last, begin, stage, later.stage)
                    : new Change(messageId, last, begin, later.stage, null);
        }
    }

    /** One row of each message at most. What was delivered and is let go once more stays delivered. */
    void change(Collection<Change> changes) {
        jdbc.sql("""
                update message m set verdict = coalesce(row.verdict::jsonb, m.verdict),
                    stage = case when m.again is not null or m.stage = 'RELAYED' and row.first = 'RELEASED' then m.stage
                        else coalesce(row.stage, m.stage) end,
                    again = case when m.again is not null or m.stage = 'RELAYED' and row.first = 'RELEASED'
                        then coalesce(row.again, row.stage, m.again) else row.again end,
                    because = case when row.stage is null then m.because end,
                    details = case when row.stage is null then m.details end
                from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                    as row (id, verdict, first, stage, again)
                where m.message_id = row.id
                """)
                .params(
                        texts(changes, Change::messageId),
                        texts(
                                changes,
                                change -> change.verdict() == null ? null : json.writeValueAsString(change.verdict())),
                        texts(changes, change -> name(change.first())),
                        texts(changes, change -> name(change.stage())),
                        texts(changes, change -> name(change.again())))
                .update();
    }

    private static @Nullable String name(@Nullable Stage stage) {
        return stage == null ? null : stage.name();
    }

    private static <T> @Nullable String[] texts(Collection<T> rows, Function<T, @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    void markUnscreened(String messageId) {
        jdbc.sql("update message set unscreened = true where message_id = :id")
                .param("id", messageId)
                .update();
    }

    void withhold(String messageId, Stage stage, WithheldBecause because, List<String> details) {
        jdbc.sql("""
                update message set because = :because, details = :details::jsonb,
                    stage = case when again is null then :stage else stage end,
                    again = case when again is null then null else :stage end
                where message_id = :id
                """)
                .param("stage", stage.name())
                .param("because", because.name())
                .param("details", json.writeValueAsString(details))
                .param("id", messageId)
                .update();
    }

    void fail(String messageId, String status) {
        jdbc.sql("""
                update message set status = :status,
                    stage = case when again is null then 'FAILED' else stage end,
                    again = case when again is null then null else 'FAILED' end
                where message_id = :id
                """).param("status", status).param("id", messageId).update();
    }

    void measure(String messageId, Measure measure) {
        jdbc.sql("update message set measure = :measure where message_id = :id")
                .param("measure", measure == Measure.NONE ? null : measure.name())
                .param("id", messageId)
                .update();
    }

    void appeal(String messageId, Appealed about) {
        String column = switch (about) {
            case VERDICT -> "appealed";
            case REPORT -> "measure_appealed";
        };
        jdbc.sql("update message set " + column + " = true where message_id = :id")
                .param("id", messageId)
                .update();
    }

    void forgetTextsOf(String authorId) {
        jdbc.sql("update message set content = null where author_id = :author")
                .param("author", authorId)
                .update();
    }

    void clear() {
        jdbc.sql("truncate conversation, conversation_case_agent, message").update();
    }
}
