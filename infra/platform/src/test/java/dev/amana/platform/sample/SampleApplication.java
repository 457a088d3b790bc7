package dev.amana.platform.sample;

import dev.amana.backing.Backing;
import dev.amana.backing.Service;
import dev.amana.platform.eventstore.EventCatalog;
import dev.amana.platform.publication.Publication;
import dev.amana.platform.sample.TallyEvent.TallyLowered;
import dev.amana.platform.sample.TallyEvent.TallyOpened;
import dev.amana.platform.sample.TallyEvent.TallyRaised;
import dev.amana.published.PublishedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

@SpringBootApplication
public class SampleApplication {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    /** A fresh, prepared database in the shared PostgreSQL. */
    public static String newDatabase() {
        String name = "platform_" + DATABASES.incrementAndGet();
        Backing.shared(Set.of(Service.POSTGRESQL, Service.KAFKA)).createDatabase(name);
        return name;
    }

    /** One more instance on this database. */
    public static ConfigurableApplicationContext start(String database, Class<?> configuration, String... properties) {
        Backing backing = Backing.shared(Set.of(Service.POSTGRESQL, Service.KAFKA));
        List<String> arguments =
                new ArrayList<>(List.of("--spring.config.name=sample", "--amana.context=messaging", "--server.port=0"));
        backing.propertiesFor("messaging", database).forEach((name, value) -> arguments.add("--" + name + "=" + value));
        for (String property : properties) {
            arguments.add("--" + property);
        }
        return new SpringApplicationBuilder(SampleApplication.class, configuration)
                .run(arguments.toArray(String[]::new));
    }

    public static ConfigurableApplicationContext start(String database, String... properties) {
        return start(database, SampleApplication.class, properties);
    }

    @Bean
    EventCatalog tallyEvents() {
        return new EventCatalog(TallyEvent.class);
    }

    @Bean
    Publication samplePublication() {
        return new Publication() {
            @Override
            public String topic() {
                return SampleEvent.TOPIC;
            }

            @Override
            public @Nullable PublishedEvent translate(Object domainEvent) {
                return switch ((TallyEvent) domainEvent) {
                    case TallyOpened(String id, int limit) -> new SampleEvent.Opened(id, limit);
                    case TallyRaised(String id, int by, var note) ->
                        new SampleEvent.Raised(id, by, note == null ? null : note.sealed());
                    case TallyLowered lowered -> null;
                };
            }
        };
    }
}
