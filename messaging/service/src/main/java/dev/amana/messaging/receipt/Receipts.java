package dev.amana.messaging.receipt;

import dev.amana.messaging.conversation.ConversationCommand.MarkRead;
import dev.amana.messaging.conversation.ConversationCommand.RefuseStaffContact;
import dev.amana.messaging.staff.ContactRefusals;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which messages want to be known as read. */
@Component
public class Receipts {
    private final JdbcClient jdbc;
    private final CommandGateway commands;
    private final ContactRefusals refusals;
    private final Clock clock;

    Receipts(JdbcClient jdbc, CommandGateway commands, ContactRefusals refusals, Clock clock) {
        this.refusals = refusals;
        this.jdbc = jdbc;
        this.commands = commands;
        this.clock = clock;
    }

    /** @param readerId the customer */
    public record Wanted(String messageId, String conversationId, String readerId) {}

    void want(Wanted wanted) {
        jdbc.sql("""
                insert into receipt_wanted (message_id, conversation_id, reader_id, wanted_at)
                values (:message, :conversation, :reader, :at) on conflict (message_id) do nothing
                """)
                .param("message", wanted.messageId())
                .param("conversation", wanted.conversationId())
                .param("reader", wanted.readerId())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    public Optional<Wanted> find(String messageId) {
        return jdbc.sql("select * from receipt_wanted where message_id = :message")
                .param("message", messageId)
                .query((row, number) -> new Wanted(
                        row.getString("message_id"), row.getString("conversation_id"), row.getString("reader_id")))
                .optional();
    }

    /** The reader has these before their eyes. */
    public void seen(String conversationId, String readerId, List<String> messageIds) {
        if (messageIds.isEmpty()) {
            return;
        }
        jdbc.sql("""
                select * from receipt_wanted where conversation_id = :conversation and reader_id = :reader
                    and read_at is null and message_id in (:messages)
                """)
                .param("conversation", conversationId)
                .param("reader", readerId)
                .param("messages", messageIds)
                .query((row, number) -> new Wanted(row.getString("message_id"), conversationId, readerId))
                .list()
                .forEach(this::read);
    }

    public void read(Wanted wanted) {
        Instant now = clock.instant();
        commands.sendAndWait(new MarkRead(wanted.conversationId(), wanted.messageId(), wanted.readerId(), now));
        jdbc.sql("update receipt_wanted set read_at = coalesce(read_at, :at) where message_id = :message")
                .param("at", now.atOffset(ZoneOffset.UTC))
                .param("message", wanted.messageId())
                .update();
    }

    /** Here, and wherever else the same people would write about the same matter. */
    public void refuseContact(String conversationId, String customerId) {
        Instant now = clock.instant();
        List<String> all = new ArrayList<>(List.of(conversationId));
        all.addAll(refusals.alike(conversationId, customerId));
        all.forEach(each -> refusals.refuse(each, now));
        all.forEach(each -> commands.sendAndWait(new RefuseStaffContact(each, customerId, now)));
    }
}
