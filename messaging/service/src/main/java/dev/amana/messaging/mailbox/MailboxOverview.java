package dev.amana.messaging.mailbox;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Somebody's conversations, that with the latest message first. Only messages that they may see count: a message that is
 * withheld from them must not show in the order either.
 */
@Component
public class MailboxOverview {
    private static final String LAST_SEEN = """
            lateral (select s.* from message s
                     where s.conversation_id = c.conversation_id
                       and (s.author_id = :person
                            or (s.author_role = 'AGENT' and (c.agent_id = :person or exists (
                                select from conversation_case_agent a
                                where a.conversation_id = c.conversation_id and a.agent_id = :person)))
                            or s.stage in ('RELEASED', 'RELAYED', 'FAILED'))
                     order by s.position desc limit 1) m""";

    private final JdbcClient jdbc;
    private final MailboxQueries mailbox;

    MailboxOverview(JdbcClient jdbc, MailboxQueries mailbox) {
        this.jdbc = jdbc;
        this.mailbox = mailbox;
    }

    public List<ConversationRow> latestOf(String personId, int limit) {
        return jdbc.sql("select " + MailboxQueries.ROW + "from conversation c left join " + LAST_SEEN
                        + " on true where "
                        + MailboxQueries.IS_IN + """
                order by coalesce(m.received_at, c.opened_at) desc, c.conversation_id limit :limit
                """)
                .param("person", personId)
                .param("limit", limit)
                .query((row, number) -> MailboxQueries.conversation(row))
                .list();
    }

    /** The last message of each that this person may see, by conversation. */
    public Map<String, MessageRow> lastSeen(String personId, List<String> conversationIds) {
        if (conversationIds.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql(
                        "select m.*, r.copy, coalesce(r.redacted, not m.unscreened) as made_redacted from conversation c cross join "
                                + LAST_SEEN + """
                 left join relay r on r.message_id = m.message_id
                where c.conversation_id in (:conversations)
                """)
                .param("person", personId)
                .param("conversations", conversationIds)
                .query((row, number) -> mailbox.message(row))
                .list()
                .stream()
                .collect(Collectors.toMap(MessageRow::conversationId, Function.identity()));
    }

    /**
     * A seller as a buyer knows one: by orders.
     *
     * @param orders the newest first, a few of them
     * @param count of all of them
     */
    public record Seller(String sellerId, List<String> orders, int count) {}

    /** Those whom a buyer has a conversation with, the newest first. */
    public List<Seller> sellersOf(String buyerId, int limit) {
        return jdbc.sql("""
                select second_id, (array_agg(order_id order by opened_at desc))[1\\:3] as orders, count(*) as count
                from conversation where first_id = :buyer and kind = 'ORDER' and order_id is not null
                group by second_id order by max(opened_at) desc, second_id limit :limit
                """)
                .param("buyer", buyerId)
                .param("limit", limit)
                .query((row, number) -> new Seller(
                        row.getString("second_id"),
                        List.of((String[]) row.getArray("orders").getArray()),
                        row.getInt("count")))
                .list();
    }
}
