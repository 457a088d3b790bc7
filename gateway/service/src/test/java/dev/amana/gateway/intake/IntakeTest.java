package dev.amana.gateway.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.amana.gateway.Client;
import dev.amana.gateway.GatewayTest;
import dev.amana.gateway.contract.MarketplaceEvent;
import dev.amana.platform.personal.Vault;
import dev.amana.platform.publication.PublishedJson;
import dev.amana.testkit.DemoTokens;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.ConsumerFactory;

class IntakeTest extends GatewayTest {
    private static final String PARTY = """
            {"role": "buyer", "email": "intake@mail.test", "name": "Ida Intake", "locale": "de", "country": "DE",
             "phone": "0170/1234567"}""";
    private static final String ORDER = """
            {"buyerId": "b1", "sellerId": "s1", "totalMinor": 4999, "currency": "EUR", "placedAt": "2026-11-20T10:00:00Z",
             "items": [{"itemId": "lamp", "title": "Desk lamp", "quantity": 1, "priceMinor": 4999}]}""";

    @Autowired
    private ConsumerFactory<String, byte[]> consumers;

    @Autowired
    private PublishedJson json;

    @Autowired
    private Vault vault;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void partyIsToldOnceAndPublishedSealed() {
        assertThat(put("/api/parties/intake-1", PARTY).statusCode()).isEqualTo(201);
        var repeated = put("/api/parties/intake-1", PARTY);
        assertThat(repeated.statusCode()).isEqualTo(200);
        assertThat(put("/api/parties/intake-1", PARTY.replace("Ida", "Eda")).statusCode())
                .isEqualTo(201);
        List<ConsumerRecord<String, byte[]>> published = publishedFor("intake-1", 2);
        assertThat(published).hasSize(2);
        assertThat(header(published.getFirst(), "ce_id"))
                .isEqualTo(Client.json(repeated).path("factId").asString());
        assertThat(published)
                .extracting(record -> header(record, "ce_sequence"))
                .containsExactly("0", "1");
        assertThat(new String(published.getFirst().value(), StandardCharsets.UTF_8))
                .doesNotContain("intake@mail.test")
                .doesNotContain("Intake")
                .doesNotContain("1234567");
        var event = json.read(published.getLast().value(), MarketplaceEvent.PartyRegistered.class);
        assertThat(vault.open(event.name()).reveal()).hasValue("Eda Intake");
        assertThat(vault.open(event.email()).reveal()).hasValue("intake@mail.test");
        assertThat(vault.open(event.phone()).reveal()).hasValue("0170/1234567");
        assertThat(event.role()).isEqualTo(MarketplaceEvent.PartyRole.BUYER);
    }

    @Test
    void returnToAnEarlierDescriptionIsANewFact() {
        put("/api/orders/intake-back", ORDER);
        put("/api/orders/intake-back", ORDER.replace("Desk", "Floor"));
        assertThat(put("/api/orders/intake-back", ORDER).statusCode()).isEqualTo(201);
        assertThat(publishedFor("intake-back", 3)).hasSize(3);
    }

    @Test
    void orderAndItsFactsArePublishedInOrder() {
        assertThat(put("/api/orders/intake-o1", ORDER).statusCode()).isEqualTo(201);
        assertThat(fact("intake-o1", "{\"type\": \"paid\"}").statusCode()).isEqualTo(201);
        assertThat(fact("intake-o1", "{\"type\": \"paid\"}").statusCode()).isEqualTo(200);
        assertThat(fact("intake-o1", "{\"type\": \"shipped\", \"carrier\": \"Post\", \"at\": \"2026-11-21T08:00:00Z\"}")
                        .statusCode())
                .isEqualTo(201);
        assertThat(fact("intake-o1", "{\"type\": \"rated\", \"stars\": 4}").statusCode())
                .isEqualTo(201);
        assertThat(publishedFor("intake-o1", 4))
                .extracting(record -> header(record, "ce_type") + " " + header(record, "ce_orderid"))
                .containsExactly(
                        "amana.marketplace.order-placed.v1 intake-o1",
                        "amana.marketplace.order-paid.v1 intake-o1",
                        "amana.marketplace.order-shipped.v1 intake-o1",
                        "amana.marketplace.order-rated.v1 intake-o1");
    }

    @Test
    void factOfAnUnknownOrderIsRefused() {
        var answer = fact("intake-none", "{\"type\": \"paid\"}");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(Client.json(answer).path("type").asString()).isEqualTo("/problems/unknown-order");
    }

    @Test
    void mistakesArePointedAt() {
        var answer = put("/api/parties/intake-2", PARTY.replace("intake@mail.test", "nowhere"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Client.json(answer).path("errors").get(0).path("pointer").asString())
                .isEqualTo("#/email");
        put("/api/orders/intake-o2", ORDER);
        assertThat(fact("intake-o2", "{\"type\": \"rated\"}").statusCode()).isEqualTo(400);
        assertThat(fact("intake-o2", "{\"type\": \"lost\"}").statusCode()).isEqualTo(400);
    }

    @Test
    void onlyTheMarketplaceTellsFacts() {
        assertThat(client().put("/api/parties/intake-3", PARTY, "Authorization", DemoTokens.bearer("buyer"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void factsCannotBeAltered() {
        put("/api/orders/intake-o3", ORDER);
        assertThatThrownBy(() -> jdbc.sql("delete from marketplace_fact").update())
                .hasMessageContaining("append-only");
    }

    private HttpResponse<String> put(String path, String body) {
        return client().put(path, body, "Authorization", DemoTokens.bearer("marketplace"));
    }

    private HttpResponse<String> fact(String orderId, String body) {
        return client().post(
                        "/api/orders/" + orderId + "/facts", body, "Authorization", DemoTokens.bearer("marketplace"));
    }

    private List<ConsumerRecord<String, byte[]>> publishedFor(String key, int expected) {
        return TopicReader.read(consumers, MarketplaceEvent.TOPIC, key, expected, Duration.ofSeconds(15));
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
