package dev.amana.moderation;

import dev.amana.platform.personal.Vault;
import dev.amana.testkit.ServiceTest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What tests of the running service share: its doors and tables, and messaging, which is played. */
@ServiceTest("moderation")
abstract class RunningServiceTest {
    static final Duration SOON = Duration.ofSeconds(30);

    @LocalServerPort
    int port;

    @Autowired
    Environment environment;

    @Autowired
    Vault vault;

    @Autowired
    JdbcClient jdbc;

    final JsonMapper json = JsonMapper.shared();
    final String unique = UUID.randomUUID().toString().substring(0, 8);
    Messaging messaging;
    Doors doors;

    @BeforeEach
    void startMessaging() {
        messaging = new Messaging(environment.getRequiredProperty("spring.kafka.bootstrap-servers"));
        doors = new Doors(port);
    }

    @AfterEach
    void stopMessaging() {
        messaging.close();
    }
}
