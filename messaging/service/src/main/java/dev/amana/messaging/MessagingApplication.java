package dev.amana.messaging;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The messaging service, alone in its process or beside the others. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class MessagingApplication {
    public static void main(String[] arguments) {
        System.setProperty("spring.config.name", "messaging");
        SpringApplication.run(MessagingApplication.class, arguments);
    }
}
