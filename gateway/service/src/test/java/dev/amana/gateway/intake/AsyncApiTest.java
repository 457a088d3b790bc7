package dev.amana.gateway.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.gateway.contract.MarketplaceEvent;
import dev.amana.published.PublishedEvent;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** The document says what the records are: a marketplace may write the topic by it alone. */
class AsyncApiTest {
    static Class<?>[] events() {
        return MarketplaceEvent.class.getPermittedSubclasses();
    }

    @ParameterizedTest
    @MethodSource("events")
    void everyFactIsDescribedWithItsFields(Class<? extends PublishedEvent> event) throws IOException {
        Map<?, ?> components = (Map<?, ?>) document().get("components");
        Map<?, ?> schema = (Map<?, ?>) ((Map<?, ?>) components.get("schemas")).get(event.getSimpleName());
        assertThat(((Map<?, ?>) schema.get("properties")).keySet())
                .map(String::valueOf)
                .containsExactlyInAnyOrder(Arrays.stream(event.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toArray(String[]::new));
        assertThat(components.get("messages").toString()).contains(PublishedEvent.typeOf(event));
    }

    private static Map<?, ?> document() throws IOException {
        try (InputStream yaml = MarketplaceEvent.class.getResourceAsStream("/asyncapi/marketplace.yaml")) {
            return new Yaml().load(yaml);
        }
    }
}
