package dev.amana.standalone;

import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts one application as a Spring context with a configuration file of its own. */
final class Contexts {
    private Contexts() {}

    /** Its shutdown is ours to order, so Spring registers no hook. */
    static ConfigurableApplicationContext start(Application application, List<String> arguments) {
        return new SpringApplicationBuilder(application.type())
                .properties("spring.config.name=" + application.context())
                .registerShutdownHook(false)
                .run(arguments.toArray(String[]::new));
    }
}
