package dev.amana.platform.trust;

import dev.amana.backing.Backing;
import dev.amana.backing.Service;
import dev.amana.platform.sample.SampleApplication;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts the sample application under the name, and so with the database role, of a context. */
public final class TestContexts {
    private TestContexts() {}

    public static Map<String, String> properties(String context, String database) {
        return backing().propertiesFor(context, database);
    }

    public static ConfigurableApplicationContext start(
            String context, String database, Class<?> configuration, String... properties) {
        List<String> arguments = new ArrayList<>(
                List.of("--spring.config.name=sample", "--amana.context=" + context, "--server.port=0"));
        properties(context, database).forEach((name, value) -> arguments.add("--" + name + "=" + value));
        for (String property : properties) {
            arguments.add("--" + property);
        }
        return new SpringApplicationBuilder(SampleApplication.class, TrustDoor.class, configuration)
                .run(arguments.toArray(String[]::new));
    }

    /** Runs the bootstrap script once more. */
    public static void prepareAgain(String database) {
        backing().createDatabase(database);
    }

    private static Backing backing() {
        return Backing.shared(Set.of(Service.POSTGRESQL, Service.KAFKA));
    }
}
