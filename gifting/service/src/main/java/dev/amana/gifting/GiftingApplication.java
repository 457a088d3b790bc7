package dev.amana.gifting;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Gifting as a program of its own. The all-in-one starts the same class as one of its contexts. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class GiftingApplication {
    public static void main(String[] arguments) {
        new SpringApplicationBuilder(GiftingApplication.class)
                .properties("spring.config.name=gifting")
                .run(arguments);
    }
}
