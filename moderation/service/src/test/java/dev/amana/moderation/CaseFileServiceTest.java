package dev.amana.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.testkit.DemoTokens;
import dev.amana.testkit.ServiceTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Staff work on a case through the door. */
@ServiceTest("moderation")
class CaseFileServiceTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.shared();
    private final String caseId = "order-" + UUID.randomUUID();
    private final String file = "/api/case-files/" + caseId;

    @Test
    void aCaseIsTakenNotedAndClosed() throws Exception {
        assertThat(put("/assignee", "{\"staffId\": \"trust\"}")).isEqualTo(204);
        assertThat(put("/priority", "{\"priority\": \"HIGH\"}")).isEqualTo(204);
        assertThat(put("/tags", "{\"tags\": [\"fraud\"]}")).isEqualTo(204);
        assertThat(post("/notes", "{\"text\": \"Called the seller\"}").statusCode())
                .isEqualTo(201);
        HttpResponse<String> task =
                post("/tasks", "{\"text\": \"Ask for the receipt\", \"dueAt\": \"2020-01-01T00:00:00Z\"}");
        String taskId = json.readTree(task.body()).path("id").asString();
        HttpResponse<String> refused = send("PUT", file + "/progress", "{\"progress\": \"CLOSED\"}", "trust");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("/problems/case-tasks-open");

        assertThat(post("/tasks/" + taskId + "/done", "").statusCode()).isEqualTo(204);
        assertThat(put("/progress", "{\"progress\": \"CLOSED\"}")).isEqualTo(204);

        await().atMost(SOON)
                .until(() -> read().at("/file/standing/progress").asString().equals("CLOSED"));
        JsonNode shown = read();
        assertThat(shown.at("/file/standing/assignee").asString()).isEqualTo("trust");
        assertThat(shown.at("/texts/0/text").asString()).isEqualTo("Called the seller");
        assertThat(send("GET", "/api/case-files?assignee=me&progress=CLOSED&tag=fraud", "", "trust")
                        .body())
                .contains(caseId);
        assertThat(jdbc.sql("select count(*) from case_file_text where ciphertext like '%seller%'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void othersThanTheTrustTeamAreTurnedAway() throws Exception {
        assertThat(send("GET", file, "", "agent").statusCode()).isEqualTo(403);
        assertThat(send("GET", file, "", "trust").statusCode()).isEqualTo(404);
        assertThat(send("PUT", "/api/case-files/nonsense/tags", "{\"tags\": []}", "trust")
                        .statusCode())
                .isEqualTo(400);
    }

    private JsonNode read() throws IOException, InterruptedException {
        return json.readTree(send("GET", file, "", "trust").body());
    }

    private int put(String path, String body) throws IOException, InterruptedException {
        return send("PUT", file + path, body, "trust").statusCode();
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send("POST", file + path, body, "trust");
    }

    private HttpResponse<String> send(String method, String path, String body, String user)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", DemoTokens.bearer(user, user))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }
}
