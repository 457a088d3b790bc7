package dev.amana.messaging.docket;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The claims that staff review now: meanwhile their parties write to each other about nothing else but what cannot wait. */
@Component
public class ReviewedClaims {
    private static final String ANY = "any";

    /** Most of the time nobody's claim is reviewed, and then a message costs no look at the database. */
    private static final Duration ASKED_ONCE_IN = Duration.ofSeconds(1);

    private final Cache<String, Boolean> any =
            Caffeine.newBuilder().expireAfterWrite(ASKED_ONCE_IN).build();
    private final JdbcClient jdbc;

    ReviewedClaims(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A claim, and the order that it is on. */
    public record Reviewed(String claimId, String orderId) {
        private static final String WORD = "[\\p{L}\\p{N}_-]";

        /** Whether somebody writes of the claim or of its order. */
        public boolean isNamedIn(String text) {
            return stands(claimId, text) || stands(orderId, text);
        }

        private static boolean stands(String id, String text) {
            return Pattern.compile(
                            "(?<!" + WORD + ")" + Pattern.quote(id) + "(?!" + WORD + ")", Pattern.CASE_INSENSITIVE)
                    .matcher(text)
                    .find();
        }
    }

    /** The oldest one between two people that is not of this conversation, which pauses by itself. */
    public Optional<Reviewed> elsewhereBetween(String buyerId, String sellerId, String conversationId) {
        return Boolean.TRUE.equals(any.get(ANY, key -> isAny()))
                ? between(buyerId, sellerId, conversationId)
                : Optional.empty();
    }

    private Optional<Reviewed> between(String buyerId, String sellerId, String conversationId) {
        return jdbc.sql("""
                select claim_id, order_id from claim where buyer_id = :buyer and seller_id = :seller
                    and conversation_id <> :conversation and state in ('IN_REVIEW', 'IN_APPEAL')
                order by opened_at, claim_id limit 1
                """)
                .param("buyer", buyerId)
                .param("seller", sellerId)
                .param("conversation", conversationId)
                .query((row, number) -> new Reviewed(row.getString("claim_id"), row.getString("order_id")))
                .optional();
    }

    private boolean isAny() {
        return jdbc.sql("select exists (select from claim where state in ('IN_REVIEW', 'IN_APPEAL'))")
                .query(Boolean.class)
                .single();
    }
}
