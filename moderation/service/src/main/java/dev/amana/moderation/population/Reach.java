package dev.amana.moderation.population;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whom a scope of an order concerns: counted before it takes effect, and listed to be told. */
@Component
public class Reach {
    private static final String CONCERNED = """
            country = any(:jurisdictions::text[]) and case :cohort
                when 'NEW' then registered_at >= :since
                when 'EXISTING' then registered_at < :since else true end\s""";

    private final JdbcClient jdbc;

    Reach(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How many are concerned as far as is known today; of a scope for new users only, those who will come are not counted.
     *
     * @param conversations in which one of the parties is
     * @param openPayments orders of theirs that are not paid yet
     */
    public record Count(long parties, long conversations, long openPayments) {}

    /**
     * Whom a scope concerns.
     *
     * @param cohort {@code ALL}, {@code NEW} or {@code EXISTING}, by registration before or after {@code since}
     */
    public record Whom(List<String> jurisdictions, String cohort, Instant since) {
        public Whom {
            jurisdictions = List.copyOf(jurisdictions);
        }
    }

    public Count count(Whom whom) {
        return bind(
                        jdbc.sql("with concerned as (select party_id from known_party where " + CONCERNED + ") " + """
                        select (select count(*) from concerned) as parties,
                            (select count(distinct c.conversation_id) from known_conversation c
                                cross join unnest(c.party_ids) p join concerned on party_id = p) as conversations,
                            (select count(*) from known_order o join concerned on party_id = o.buyer_id
                                where not o.paid) as open_payments"""),
                        whom)
                .query(Count.class)
                .single();
    }

    /** The next of them by identifier. */
    public List<String> parties(Whom whom, String afterPartyId, int most) {
        return bind(
                        jdbc.sql("select party_id from known_party where " + CONCERNED
                                + "and party_id > :after order by party_id limit :most"),
                        whom)
                .param("after", afterPartyId)
                .param("most", most)
                .query(String.class)
                .list();
    }

    private static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, Whom whom) {
        return statement
                .param("jurisdictions", whom.jurisdictions().toArray(String[]::new))
                .param("cohort", whom.cohort())
                .param("since", Timestamp.from(whom.since()));
    }
}
