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

    public void count(String claimId) {
        counter.increment();
        jdbc.sql("""
                insert into claim_contact_avoided (claim_id, contacts) values (:id, 1)
                on conflict (claim_id) do update set contacts = claim_contact_avoided.contacts + 1
                """).param("id", claimId).update();
    }
}
