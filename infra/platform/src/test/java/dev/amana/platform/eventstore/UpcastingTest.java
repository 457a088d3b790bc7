package dev.amana.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.amana.platform.sample.SampleApplication;
import dev.amana.platform.sample.TallyCommand.RaiseTally;
import dev.amana.platform.sample.TallyEvent;
import dev.amana.platform.sample.TallyIsFull;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What was stored in an older form, or under a name that is gone. */
class UpcastingTest {
    private static ConfigurableApplicationContext service;

    @BeforeAll
    static void start() {
        service = SampleApplication.start(SampleApplication.newDatabase(), Upcasting.class);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void upcasterBeanTranslatesAnOldForm() {
        store("old", "sample.tally-begun", "{\"tallyId\":\"old\",\"maximum\":2}");
        assertThat(events("old")).containsExactly(new TallyEvent.TallyOpened("old", 2));
        assertThatThrownBy(() -> service.getBean(CommandGateway.class).sendAndWait(new RaiseTally("old", 3, null)))
                .isInstanceOf(TallyIsFull.class);
    }

    @Test
    void fieldsThatOnlyNewerInstancesKnowAreIgnored() {
        store("newer", "sample.tally-opened", "{\"tallyId\":\"newer\",\"limit\":2,\"colour\":\"red\"}");
        assertThat(events("newer")).containsExactly(new TallyEvent.TallyOpened("newer", 2));
    }

    @Test
    void nameThatNobodyKnowsFailsLoudly() {
        assertThatThrownBy(() -> serializer().classForType(new SimpleSerializedType("sample.unheard-of", null)))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("sample.unheard-of");
        assertThatThrownBy(() -> serializer().serialize("a plain string", byte[].class))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("no name to be stored as");
    }

    private static EventSerializer serializer() {
        return service.getBean(EventSerializer.class);
    }

    private static List<Object> events(String id) {
        return service.getBean(EventStore.class)
                .readEvents(id)
                .asStream()
                .<Object>map(message -> message.getPayload())
                .toList();
    }

    private static void store(String id, String name, String json) {
        service.getBean(JdbcClient.class)
                .sql("insert into event (event_id, aggregate_type, aggregate_id, sequence_number, decided_at,"
                        + " payload_type, payload, metadata) values (gen_random_uuid()::text, 'Tally', ?, 0, now(), ?,"
                        + " convert_to(?, 'UTF8'), '{}')")
                .params(id, name, json)
                .update();
    }

    @Configuration
    static class Upcasting {
        @Bean
        EventUpcaster begunBecameOpened() {
            return new SingleEventUpcaster() {
                @Override
                protected boolean canUpcast(IntermediateEventRepresentation event) {
                    return event.getType().getName().equals("sample.tally-begun");
                }

                @Override
                protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
                    return event.upcastPayload(
                            new SimpleSerializedType("sample.tally-opened", null), JsonNode.class, json -> {
                                ((ObjectNode) json).set("limit", json.get("maximum"));
                                return json;
                            });
                }
            };
        }
    }
}
