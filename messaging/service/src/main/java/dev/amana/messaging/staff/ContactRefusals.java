package dev.amana.messaging.staff;

import dev.amana.messaging.conversation.ConversationEvent.MessageReceived;
import dev.amana.messaging.conversation.ConversationEvent.StaffContactRefused;
import dev.amana.messaging.conversation.Role;
import dev.amana.platform.eventstore.BatchEnd;
import dev.amana.platform.eventstore.BatchEnd.Step;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The table {@code staff_contact_refusal}: where the customer wants to hear nothing more from staff. What staff wrote before
 * that and is still on its way does not arrive either. A replay leaves the rows where they are, so that meanwhile nobody is
 * written to who does not want it: the events lead to the same rows again.
 */
@Component
@ProcessingGroup(ContactRefusals.GROUP)
public class ContactRefusals {
    static final String GROUP = "messaging.contact-refusals";

    private static final int MOST_ALIKE = 200;

    /** Whoever of the staff answers in conversation {@code c}, or wrote there. */
    private static final String STAFF_OF_C = """
            (select c.agent_id union select m.author_id from message m
                where m.conversation_id = c.conversation_id and m.author_role = 'AGENT')""";

    private final JdbcClient jdbc;
    private final BatchEnd batchEnd;
    private final Step<MessageReceived> answering = new Step<>(1, this::end);

    ContactRefusals(JdbcClient jdbc, BatchEnd batchEnd) {
        this.jdbc = jdbc;
        this.batchEnd = batchEnd;
    }

    /**
     * The customer's other conversations with customer service about the same matter: the same order, or the same people on
     * the other side. Not where a question of the customer's still waits for its answer, which they will want.
     */
    public List<String> alike(String conversationId, String customerId) {
        return jdbc.sql("""
                select o.conversation_id from conversation c join conversation o on o.first_id = c.first_id
                where c.conversation_id = :conversation and c.first_id = :customer and o.kind = 'SUPPORT'
                    and o.conversation_id <> c.conversation_id
                    and (o.order_id = c.order_id or o.agent_id in %s or exists (
                        select from message m where m.conversation_id = o.conversation_id
                            and m.author_role = 'AGENT' and m.author_id in %s))
                    and coalesce((select m.author_role from message m where m.conversation_id = o.conversation_id
                        order by m.position desc limit 1), 'AGENT') = 'AGENT'
                order by o.opened_at desc, o.conversation_id limit :most""".formatted(STAFF_OF_C, STAFF_OF_C))
                .param("conversation", conversationId)
                .param("customer", customerId)
                .param("most", MOST_ALIKE)
                .query(String.class)
                .list();
    }

    /** Whether the customer has refused further contact about this order, or with this member of staff, elsewhere. */
    public boolean refusedElsewhere(String customerId, @Nullable String orderId, @Nullable String agentId) {
        return jdbc.sql("""
                select exists (select from staff_contact_refusal r join conversation c using (conversation_id)
                    where c.first_id = :customer and (c.order_id = :order::text or coalesce(:agent::text in %s, false)))""".formatted(STAFF_OF_C))
                .param("customer", customerId)
                .param("order", orderId)
                .param("agent", agentId)
                .query(Boolean.class)
                .single();
    }

    public boolean refused(String conversationId) {
        return jdbc.sql("select exists (select from staff_contact_refusal where conversation_id = :conversation)")
                .param("conversation", conversationId)
                .query(Boolean.class)
                .single();
    }

    /** Counts from now on, before the event of it is handled. */
    public void refuse(String conversationId, Instant at) {
        jdbc.sql("""
                insert into staff_contact_refusal (conversation_id, refused_at) values (:conversation, :at)
                on conflict do nothing
                """)
                .param("conversation", conversationId)
                .param("at", Timestamp.from(at))
                .update();
    }

    @EventHandler
    void on(StaffContactRefused event) {
        batchEnd.finish();
        refuse(event.conversationId(), event.refusedAt());
    }

    /** Who writes wants an answer. What was written before the refusal is handled late, and changes nothing. */
    @EventHandler
    void on(MessageReceived event) {
        if (event.author().role() != Role.AGENT && !event.byMachine()) {
            batchEnd.add(answering, event);
        }
    }

    private void end(List<MessageReceived> written) {
        jdbc.sql("""
                delete from staff_contact_refusal r
                using unnest(?::text[], ?::text[]::timestamptz[]) as row (conversation, at)
                where r.conversation_id = row.conversation and r.refused_at < row.at
                """)
                .params(
                        written.stream().map(MessageReceived::conversationId).toArray(String[]::new),
                        written.stream()
                                .map(event -> event.receivedAt().toString())
                                .toArray(String[]::new))
                .update();
    }
}
