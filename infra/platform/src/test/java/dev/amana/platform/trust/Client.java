package dev.amana.platform.trust;

import dev.amana.platform.security.DemoKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.springframework.context.ConfigurableApplicationContext;

/** Calls a context over HTTP. */
final class Client {
    private final HttpClient http = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext context;

    Client(ConfigurableApplicationContext context) {
        this.context = context;
    }

    String token(String subject, String... roles) {
        String file = Objects.requireNonNull(context.getEnvironment().getProperty("amana.security.demo-key-file"));
        return DemoKey.load(Path.of(file)).token(subject, Set.of(roles), Duration.ofMinutes(5));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + path));
    }

    HttpRequest.Builder as(String role, String path) {
        return request(path).header("Authorization", "Bearer " + token(role, role));
    }

    HttpRequest.Builder json(String role, String path, String body) {
        return as(role, path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
