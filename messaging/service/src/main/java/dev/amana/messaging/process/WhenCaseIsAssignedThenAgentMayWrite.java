package dev.amana.messaging.process;

import dev.amana.messaging.conversation.ConversationCommand.AssignByCase;
import dev.amana.messaging.conversation.Kind;
import dev.amana.messaging.mailbox.ConversationRow;
import dev.amana.messaging.mailbox.MailboxQueries;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whoever has a case may write in the support conversations that belong to it, and no longer once the case is given on. A
 * case is that of an order, or of one conversation; a conversation that is opened later is told who has its order's case.
 */
@Component
public class WhenCaseIsAssignedThenAgentMayWrite {
    private static final String ORDER = "order-";
    private static final String CONVERSATION = "conversation-";
    private static final int MOST_CONVERSATIONS = 200;

    private final JdbcClient jdbc;
    private final MailboxQueries mailbox;
    private final CommandGateway commands;

    WhenCaseIsAssignedThenAgentMayWrite(JdbcClient jdbc, MailboxQueries mailbox, CommandGateway commands) {
        this.jdbc = jdbc;
        this.mailbox = mailbox;
        this.commands = commands;
    }

    /** The row comes first: a conversation that is opened meanwhile finds it. An older revision changes nothing. */
    public void caseTold(String caseId, int revision, @Nullable String agentId, Instant at) {
        int current = jdbc.sql("""
                        insert into case_assignment (case_id, revision, agent_id) values (:case, :revision, :agent)
                        on conflict (case_id) do update set revision = excluded.revision, agent_id = excluded.agent_id
                        where case_assignment.revision <= excluded.revision""")
                .param("case", caseId)
                .param("revision", revision)
                .param("agent", agentId)
                .update();
        if (current > 0) {
            conversations(caseId)
                    .filter(row -> row.kind() == Kind.SUPPORT)
                    .forEach(row -> commands.sendAndWait(new AssignByCase(row.conversationId(), caseId, agentId, at)));
        }
    }

    private Stream<ConversationRow> conversations(String caseId) {
        if (caseId.startsWith(ORDER)) {
            return mailbox.ofOrder(caseId.substring(ORDER.length()), MOST_CONVERSATIONS).stream();
        }
        return caseId.startsWith(CONVERSATION)
                ? mailbox.conversation(caseId.substring(CONVERSATION.length())).stream()
                : Stream.empty();
    }

    /** Of a support conversation. */
    public void opened(String conversationId, @Nullable String orderId, Instant at) {
        List<String> cases = orderId == null
                ? List.of(CONVERSATION + conversationId)
                : List.of(CONVERSATION + conversationId, ORDER + orderId);
        jdbc.sql("select case_id, agent_id from case_assignment where case_id in (:cases) and agent_id is not null")
                .param("cases", cases)
                .query((row, number) ->
                        new AssignByCase(conversationId, row.getString("case_id"), row.getString("agent_id"), at))
                .list()
                .forEach(commands::sendAndWait);
    }
}
