package dev.amana.messaging.optout;

import static dev.amana.messaging.optout.ContactPreferenceCommand.ALL;

import dev.amana.messaging.conversation.ConversationEvent.MarkedCritical;
import dev.amana.messaging.optout.ContactPreferenceEvent.ContactOptedIn;
import dev.amana.messaging.optout.ContactPreferenceEvent.ContactOptedOut;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A projection: who opted out of whom, and how often sellers call their messages critical. */
@Component
@ProcessingGroup(OptOuts.GROUP)
public class OptOuts {
    static final String GROUP = "messaging.opt-outs";

    private static final int MOST_SHOWN = 1_000;

    private final JdbcClient jdbc;

    OptOuts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public boolean refuses(String buyerId, String sellerId) {
        return jdbc.sql("""
                        select exists (select 1 from opt_out where buyer_id = :buyer and seller_id in (:seller, '*'))
                        """)
                .param("buyer", buyerId)
                .param("seller", sellerId)
                .query(Boolean.class)
                .single();
    }

    /** Seller ids, or {@link ContactPreferenceCommand#ALL}. */
    public List<String> of(String buyerId) {
        return jdbc.sql("select seller_id from opt_out where buyer_id = :buyer order by seller_id limit :most")
                .param("buyer", buyerId)
                .param("most", MOST_SHOWN)
                .query(String.class)
                .list();
    }

    public int criticalUses(String sellerId, Instant since) {
        return jdbc.sql("select count(*) from critical_use where seller_id = :seller and marked_at > :since")
                .param("seller", sellerId)
                .param("since", utc(since))
                .query(Integer.class)
                .single();
    }

    @EventHandler
    void on(ContactOptedOut event) {
        jdbc.sql(
                        "insert into opt_out (buyer_id, seller_id, since) values (:buyer, :seller, :at) on conflict do nothing")
                .param("buyer", event.buyerId())
                .param("seller", event.sellerId())
                .param("at", utc(event.at()))
                .update();
    }

    @EventHandler
    void on(ContactOptedIn event) {
        jdbc.sql("delete from opt_out where buyer_id = :buyer and (seller_id = :seller or :all)")
                .param("buyer", event.buyerId())
                .param("seller", event.sellerId())
                .param("all", event.sellerId().equals(ALL))
                .update();
    }

    @EventHandler
    void on(MarkedCritical event) {
        jdbc.sql("""
                insert into critical_use (message_id, seller_id, marked_at) values (:id, :seller, :at)
                on conflict do nothing
                """)
                .param("id", event.messageId())
                .param("seller", event.sellerId())
                .param("at", utc(event.markedAt()))
                .update();
    }

    @ResetHandler
    void reset() {
        jdbc.sql("truncate opt_out, critical_use").update();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
