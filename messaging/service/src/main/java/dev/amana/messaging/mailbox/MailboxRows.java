package dev.amana.messaging.mailbox;

import dev.amana.messaging.conversation.ConversationEvent.MessageReceived;
import dev.amana.messaging.conversation.Stage;
import dev.amana.messaging.conversation.Verdict;
import dev.amana.messaging.conversation.WithheldBecause;
import java.time.ZoneOffset;
import java.util.List;
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

    void add(MessageReceived event, long position) {
        jdbc.sql("""
                insert into message (message_id, conversation_id, position, author_id, author_role, recipient_id,
                    channel, stage, content, automatic, received_at)
                values (:id, :conversation, :position, :author, :authorRole, :recipient,
                    :channel, 'WAITING', :content::jsonb, :automatic, :receivedAt)
                on conflict do nothing
                """)
                .param("id", event.messageId())
                .param("conversation", event.conversationId())
                .param("position", position)
                .param("author", event.author().id())
                .param("authorRole", event.author().role().name())
                .param("recipient", event.recipient().id())
                .param("channel", event.channel().name())
                .param("content", json.writeValueAsString(event.content()))
                .param("automatic", event.byMachine())
                .param("receivedAt", event.receivedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    void judge(String messageId, Verdict verdict) {
        jdbc.sql("update message set verdict = :verdict::jsonb where message_id = :id")
                .param("verdict", json.writeValueAsString(verdict))
                .param("id", messageId)
                .update();
    }

    void move(String messageId, Stage stage) {
        jdbc.sql("update message set stage = :stage, because = null, details = null where message_id = :id")
                .param("stage", stage.name())
                .param("id", messageId)
                .update();
    }

    void markUnscreened(String messageId) {
        jdbc.sql("update message set unscreened = true where message_id = :id")
                .param("id", messageId)
                .update();
    }

    void withhold(String messageId, Stage stage, WithheldBecause because, List<String> details) {
        jdbc.sql("""
                update message set stage = :stage, because = :because, details = :details::jsonb where message_id = :id
                """)
                .param("stage", stage.name())
                .param("because", because.name())
                .param("details", json.writeValueAsString(details))
                .param("id", messageId)
                .update();
    }

    void fail(String messageId, String status) {
        jdbc.sql("update message set stage = 'FAILED', status = :status where message_id = :id")
                .param("status", status)
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
