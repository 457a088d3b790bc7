package dev.amana.messaging.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.published.PublishedEvent;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** The document says what the records are. */
class AsyncApiTest {
    private final Map<String, Object> document = read();

    static Collection<Class<? extends MessagingEvent>> events() {
        return PublishedEvent.typesOf(MessagingEvent.class).values();
    }

    @Test
    void topicIsTheOneThatIsPublishedTo() {
        assertThat(at("channels", "messagingEvents").get("address")).isEqualTo(MessagingEvent.TOPIC);
    }

    @ParameterizedTest
    @MethodSource("events")
    void everyEventIsNamedByItsType(Class<? extends PublishedEvent> event) {
        assertThat(at("components", "messages").values().toString()).contains("name=" + PublishedEvent.typeOf(event));
        assertThat(at("channels", "messagingEvents", "messages")).hasSameSizeAs(events());
    }

    @ParameterizedTest
    @MethodSource("events")
    void everyComponentIsDescribed(Class<? extends PublishedEvent> event) {
        String[] components = Arrays.stream(event.getRecordComponents())
                .map(RecordComponent::getName)
                .toArray(String[]::new);
        assertThat(at("components", "schemas", event.getSimpleName(), "properties")
                        .keySet())
                .containsExactlyInAnyOrder(components);
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> at(String... path) {
        Map<String, Object> node = document;
        for (String step : path) {
            node = (Map<String, Object>) node.get(step);
        }
        return node;
    }

    private static Map<String, Object> read() {
        try (InputStream yaml = MessagingEvent.class.getResourceAsStream("/asyncapi/messaging.yaml")) {
            return new Yaml().load(yaml);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
