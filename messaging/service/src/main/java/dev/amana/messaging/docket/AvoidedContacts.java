package dev.amana.messaging.docket;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts what was not taken because contact was paused while a claim was reviewed. */
@Component
public class AvoidedContacts {
    private final JdbcClient jdbc;
    private final Counter counter;

    AvoidedContacts(JdbcClient jdbc, MeterRegistry meters) {
        this.jdbc = jdbc;
        this.counter = Counter.builder("amana.messaging.claims.contacts.avoided")
                .description("messages not taken because a claim is reviewed")
                .register(meters);
    }

    /** @param messageId counted once for each claim, however often it is sent */
    public void count(String claimId, String messageId) {
        int counted = jdbc.sql("""
                        with first as (
                            insert into avoided_message (claim_id, message_id) values (:claim, :message)
                            on conflict do nothing returning claim_id)
                        insert into claim_contact_avoided (claim_id, contacts) select claim_id, 1 from first
                        on conflict (claim_id) do update set contacts = claim_contact_avoided.contacts + 1
                        """)
                .param("claim", claimId)
                .param("message", messageId)
                .update();
        counter.increment(counted);
    }
}
