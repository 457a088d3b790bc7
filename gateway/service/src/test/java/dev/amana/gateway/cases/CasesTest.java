package dev.amana.gateway.cases;

import dev.amana.backing.Backing;
import dev.amana.backing.Service;
import dev.amana.gateway.Client;
import dev.amana.platform.personal.Vault;
import dev.amana.platform.publication.PublishedJson;
import dev.amana.testkit.DemoTokens;
import dev.amana.testkit.ServiceTest;
import java.net.URI;
import java.util.EnumSet;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** The running gateway with a consumer group and an index of its own, behind a switch that can cut Elasticsearch off. */
@ServiceTest("gateway")
public abstract class CasesTest {
    protected static final Switchboard ELASTICSEARCH = new Switchboard(elasticsearch());

    @Autowired
    protected KafkaTemplate<String, byte[]> kafka;

    @Autowired
    protected Vault vault;

    @Autowired
    protected PublishedJson json;

    @Value("${local.server.port}")
    private int port;

    protected Story story;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry properties) {
        properties.add("amana.elasticsearch.uri", ELASTICSEARCH::address);
        properties.add("amana.gateway.index.alias", () -> "test-cases");
        properties.add("amana.gateway.cases.group", () -> "test.cases");
        properties.add("amana.gateway.limits.caller-per-minute", () -> 100_000);
        properties.add("amana.gateway.limits.address-per-minute", () -> 100_000);
    }

    @BeforeEach
    void tell() {
        story = new Story(kafka, vault, json);
    }

    protected Client client() {
        return new Client(port);
    }

    protected JsonNode get(String path) {
        var answer = client().get(path, "Authorization", DemoTokens.bearer("trust"));
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return Client.json(answer);
    }

    protected JsonNode search(String query) {
        return get("/api/cases?" + query);
    }

    private static URI elasticsearch() {
        String uri = Backing.shared(EnumSet.copyOf(Service.neededBy("gateway")))
                .propertiesFor("gateway")
                .get("amana.elasticsearch.uri");
        return URI.create(Objects.requireNonNull(uri));
    }
}
