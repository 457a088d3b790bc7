package dev.amana.payments.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.payments.PaymentsTest;
import dev.amana.payments.issuing.PayCodes;
import dev.amana.payments.order.KnownOrder;
import dev.amana.payments.order.KnownOrders;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class PaymentsErasureTest extends PaymentsTest {
    @Autowired
    private KnownOrders orders;

    @Autowired
    private PayCodes payCodes;

    @Autowired
    private PaymentsErasure erasure;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void booksStayAndWhatNeverBecameOneGoes() {
        orders.tell(new KnownOrder("erase-kept", "erase-buyer", 100, "EUR"), 0);
        orders.tell(new KnownOrder("erase-gone", "erase-buyer", 100, "EUR"), 0);
        orders.tell(new KnownOrder("erase-other", "erase-other", 100, "EUR"), 0);
        payCodes.issue("erase-kept", "erase-buyer");

        erasure.forget("erase-buyer", Set.of("profile"));
        erasure.forget("erase-buyer", Set.of("profile"));

        assertThat(jdbc.sql("select order_id from known_order where order_id like 'erase-%' order by 1")
                        .query(String.class)
                        .list())
                .containsExactly("erase-kept", "erase-other");
    }

    @Test
    void olderTellingChangesNothing() {
        orders.tell(new KnownOrder("told-1", "b", 200, "EUR"), 3);
        orders.tell(new KnownOrder("told-1", "b", 100, "EUR"), 2);
        assertThat(jdbc.sql("select amount_minor from known_order where order_id = 'told-1'")
                        .query(Long.class)
                        .single())
                .isEqualTo(200);
    }
}
