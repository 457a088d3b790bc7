package dev.amana.messaging.staff;

import dev.amana.messaging.conversation.ConversationEvent.MessageReceived;
import dev.amana.messaging.conversation.ConversationEvent.StaffContactRefused;
import dev.amana.messaging.conversation.Role;
import java.sql.Timestamp;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
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

    private final JdbcClient jdbc;

    ContactRefusals(JdbcClient jdbc) {
        this.jdbc = jdbc;
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
        refuse(event.conversationId(), event.refusedAt());
    }

    /** Who writes wants an answer. What was written before the refusal is handled late, and changes nothing. */
    @EventHandler
    void on(MessageReceived event) {
        if (event.author().role() != Role.AGENT && !event.byMachine()) {
            jdbc.sql("""
                    delete from staff_contact_refusal where conversation_id = :conversation and refused_at < :at
                    """)
                    .param("conversation", event.conversationId())
                    .param("at", Timestamp.from(event.receivedAt()))
                    .update();
        }
    }
}
