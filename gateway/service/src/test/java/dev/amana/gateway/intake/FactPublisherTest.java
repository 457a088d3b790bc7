package dev.amana.gateway.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.gateway.GatewayTest;
import dev.amana.gateway.contract.MarketplaceEvent;
import dev.amana.gateway.contract.MarketplaceEvent.OrderPaid;
import dev.amana.gateway.intake.FactTables.NewFact;
import dev.amana.platform.publication.PublishedJson;
import dev.amana.published.PublishedEvent;
import dev.amana.testkit.DemoTokens;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.transaction.support.TransactionTemplate;

class FactPublisherTest extends GatewayTest {
    private static final Instant THEN = Instant.parse("2026-11-21T10:00:00Z");

    @Autowired
    private FactTables tables;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private PublishedJson json;

    @Autowired
    private ConsumerFactory<String, byte[]> consumers;

    /** As after a crash between the commit and the waking, or when another gateway stored it. */
    @Test
    void factThatNobodyWokeThePublisherForIsPublished() {
        var event = new OrderPaid("publisher-1", THEN);
        transaction.executeWithoutResult(status -> tables.insert(
                tables.lock(MarketplaceEvent.TOPIC, "publisher-1"),
                new NewFact(
                        "publisher-fact-1",
                        0,
                        PublishedEvent.typeOf(OrderPaid.class),
                        "publisher-1",
                        null,
                        null,
                        "marketplace",
                        THEN,
                        new String(json.write(event), StandardCharsets.UTF_8))));
        assertThat(published("publisher-1", 1))
                .singleElement()
                .satisfies(
                        value -> assertThat(json.read(value, OrderPaid.class)).isEqualTo(event));
    }

    @Test
    void factsToldAtOnceByManyAreNumberedAndPublishedInOrder() {
        String bearer = DemoTokens.bearer("marketplace");
        client().put("/api/orders/publisher-2", """
                {"buyerId": "b", "sellerId": "s", "totalMinor": 1, "currency": "EUR", "placedAt": "2026-11-20T10:00:00Z",
                 "items": [{"itemId": "i", "title": "t", "quantity": 1, "priceMinor": 1}]}""", "Authorization", bearer);
        List<Integer> answers;
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            // Each fact is told twice, by two callers side by side.
            List<CompletableFuture<Integer>> calls = IntStream.range(0, 40)
                    .mapToObj(n -> CompletableFuture.supplyAsync(() -> delivered(n / 2, bearer), callers))
                    .toList();
            answers = calls.stream().map(CompletableFuture::join).toList();
        }
        assertThat(answers).filteredOn(status -> status == 201).hasSize(20);
        assertThat(answers).filteredOn(status -> status == 200).hasSize(20);
        var records = TopicReader.read(consumers, MarketplaceEvent.TOPIC, "publisher-2", 22, Duration.ofSeconds(4));
        assertThat(records)
                .extracting(record ->
                        new String(record.headers().lastHeader("ce_sequence").value(), StandardCharsets.UTF_8))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(0, 20).mapToObj(Integer::toString).toList());
    }

    private int delivered(int second, String bearer) {
        return client().post(
                        "/api/orders/publisher-2/facts",
                        "{\"type\": \"delivered\", \"at\": \"2026-11-21T10:00:%02dZ\"}".formatted(second),
                        "Authorization",
                        bearer)
                .statusCode();
    }

    private List<byte[]> published(String key, int expected) {
        return TopicReader.read(consumers, MarketplaceEvent.TOPIC, key, expected, Duration.ofSeconds(15)).stream()
                .map(ConsumerRecord::value)
                .toList();
    }
}
