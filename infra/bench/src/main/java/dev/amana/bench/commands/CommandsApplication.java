package dev.amana.bench.commands;

import dev.amana.platform.eventstore.EventCatalog;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The smallest service that handles commands. It publishes nothing: that is another benchmark's matter. */
@SpringBootApplication
class CommandsApplication {
    @Bean
    EventCatalog letterEvents() {
        return new EventCatalog(LetterEvent.class);
    }
}
