package dev.amana.moderation.population;

import dev.amana.platform.erasure.ErasureParticipant;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code known_party}, {@code known_order}, {@code known_conversation} and {@code case_party}. */
@Component
public class Population implements ErasureParticipant {
    private final JdbcClient jdbc;

    Population(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param at of several tellings the first is the registration; the country of the last counts */
    public void party(String partyId, String role, String country, Instant at) {
        jdbc.sql("""
                        insert into known_party (party_id, role, country, registered_at, told_at) values (?, ?, ?, ?, ?)
                        on conflict (party_id) do update set
                            registered_at = least(known_party.registered_at, excluded.registered_at),
                            role = case when known_party.told_at <= excluded.told_at then excluded.role
                                else known_party.role end,
                            country = case when known_party.told_at <= excluded.told_at then excluded.country
                                else known_party.country end,
                            told_at = greatest(known_party.told_at, excluded.told_at)""")
                .params(partyId, role, country, Timestamp.from(at), Timestamp.from(at))
                .update();
    }

    public void order(String orderId, String buyerId, String sellerId) {
        jdbc.sql("""
                        insert into known_order (order_id, buyer_id, seller_id) values (?, ?, ?)
                        on conflict (order_id) do update set buyer_id = excluded.buyer_id, seller_id = excluded.seller_id""").params(orderId, buyerId, sellerId).update();
        about("order-" + orderId, Set.of(buyerId, sellerId));
    }

    /** Events of one order come in order. */
    public void paid(String orderId) {
        jdbc.sql("update known_order set paid = true where order_id = ?")
                .param(orderId)
                .update();
    }

    public void conversation(String conversationId, @Nullable String orderId, Collection<String> partyIds) {
        jdbc.sql("insert into known_conversation (conversation_id, party_ids) values (?, ?) on conflict do nothing")
                .params(conversationId, partyIds.toArray(String[]::new))
                .update();
        about("conversation-" + conversationId, partyIds);
        if (orderId != null) {
            about("order-" + orderId, partyIds);
        }
    }

    private void about(String caseId, Collection<String> partyIds) {
        jdbc.sql("insert into case_party (case_id, party_id) select ?, unnest(?) on conflict do nothing")
                .params(caseId, partyIds.toArray(String[]::new))
                .update();
    }

    /** Where somebody lives is forgotten; orders and cases keep an identifier of which nobody knows whose it was. */
    @Override
    public void forget(String partyId, Set<String> erasedRetentionClasses) {
        jdbc.sql("delete from known_party where party_id = ?").param(partyId).update();
    }
}
