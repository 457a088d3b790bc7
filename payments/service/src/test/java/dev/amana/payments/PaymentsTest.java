package dev.amana.payments;

import dev.amana.gateway.contract.MarketplaceEvent;
import dev.amana.gateway.contract.MarketplaceEvent.Item;
import dev.amana.gateway.contract.MarketplaceEvent.OrderPlaced;
import dev.amana.platform.Ids;
import dev.amana.platform.publication.CloudEvent;
import dev.amana.platform.publication.PublishedJson;
import dev.amana.published.PublishedEvent;
import dev.amana.testkit.ServiceTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The running service; all tests share it. */
@ServiceTest("payments")
@TestPropertySource(properties = {"amana.payments.pay-code-validity=PT4S", "amana.payments.report-grace=PT0S"})
public abstract class PaymentsTest {
    private final HttpClient http = HttpClient.newHttpClient();

    @Value("${local.server.port}")
    private int port;

    @Autowired
    private KafkaTemplate<String, byte[]> kafka;

    @Autowired
    private PublishedJson json;

    /** The marketplace tells of an order. */
    protected final void placed(String orderId, String buyerId, long totalMinor) {
        var order = new OrderPlaced(
                orderId,
                buyerId,
                "seller",
                totalMinor,
                "EUR",
                List.of(new Item("lamp", "Desk lamp", 1, totalMinor)),
                Instant.parse("2026-11-21T10:00:00Z"));
        tell(orderId, 0, order);
    }

    protected final void tell(String orderId, long sequence, MarketplaceEvent event) {
        tell(MarketplaceEvent.TOPIC, orderId, sequence, event);
    }

    protected final void tell(String topic, String key, long sequence, PublishedEvent event) {
        String type = event.getClass().getSimpleName();
        var message = new CloudEvent(
                Ids.derived(type, key, Long.toString(sequence)),
                "/amana/gateway",
                key,
                Instant.parse("2026-11-21T10:00:00Z"),
                sequence,
                1,
                null,
                event);
        kafka.send(message.toRecord(topic, json)).join();
    }

    protected final HttpResponse<byte[]> get(String path, String bearer) {
        return send(request(path).header("Authorization", bearer).GET());
    }

    protected final HttpResponse<byte[]> post(String path, String body, String... headers) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .headers(headers)
                .POST(BodyPublishers.ofString(body)));
    }

    protected static JsonNode json(HttpResponse<byte[]> response) {
        return JsonMapper.shared().readTree(response.body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
