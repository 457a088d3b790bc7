package dev.amana.platform.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.platform.sample.SampleApplication;
import dev.amana.platform.sample.TallyCommand.OpenTally;
import dev.amana.platform.security.DemoKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** What an operator sees over HTTP. */
class OperatorsViewTest {
    private static ConfigurableApplicationContext service;

    @BeforeAll
    static void start() {
        service = SampleApplication.start(SampleApplication.newDatabase());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void readinessShowsPublication() throws Exception {
        HttpResponse<String> readiness = get("/actuator/health/readiness", null);
        assertThat(readiness.statusCode()).isEqualTo(200);
        assertThat(readiness.body())
                .contains("\"publication\"", "\"readinessState\"", "\"db\"")
                .doesNotContain("lagEvents");
        assertThat(get("/actuator/health/readiness", "operator").body()).contains("\"lagEvents\"");
    }

    @Test
    void metricsTellOfCommandsCommitsPublicationAndInbox() {
        service.getBean(CommandGateway.class).sendAndWait(new OpenTally("metrics", 1));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(get("/actuator/prometheus", "operator").body())
                                .contains(
                                        "amana_commands_seconds_count{",
                                        "command=\"OpenTally\"",
                                        "outcome=\"accepted\"",
                                        "amana_eventstore_batch_events_count",
                                        "amana_publication_lag_events",
                                        "amana_publication_stalled",
                                        "amana_publication_events_total 1"));
    }

    @Test
    void deadLettersAreForOperators() throws Exception {
        assertThat(get("/actuator/deadletters", null).statusCode()).isEqualTo(401);
        assertThat(get("/actuator/deadletters", "buyer").statusCode()).isEqualTo(403);
        HttpResponse<String> letters = get("/actuator/deadletters", "operator");
        assertThat(letters.statusCode()).isEqualTo(200);
        assertThat(letters.body()).isEqualTo("{\"items\":[]}");
        assertThat(get("/actuator/projectiondeadletters", "operator").body()).isEqualTo("{}");
    }

    private static HttpResponse<String> get(String path, String role) throws IOException, InterruptedException {
        String port = service.getEnvironment().getRequiredProperty("local.server.port");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (role != null) {
            String key = service.getEnvironment().getRequiredProperty("amana.security.demo-key-file");
            String token = DemoKey.load(Path.of(key)).token(role, Set.of(role), Duration.ofMinutes(5));
            request.header("Authorization", "Bearer " + token);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
