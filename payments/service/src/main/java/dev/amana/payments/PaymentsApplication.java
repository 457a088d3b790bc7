package dev.amana.payments;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Payments as a program of its own. The all-in-one starts the same class as one of its contexts. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class PaymentsApplication {
    public static void main(String[] arguments) {
        new SpringApplicationBuilder(PaymentsApplication.class)
                .properties("spring.config.name=payments")
                .run(arguments);
    }
}
