package dev.amana.moderation;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Moderation as a program of its own. The all-in-one starts the same class as one of its contexts. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ModerationApplication {
    public static void main(String[] arguments) {
        new SpringApplicationBuilder(ModerationApplication.class)
                .properties("spring.config.name=moderation")
                .run(arguments);
    }
}
