package dev.amana.moderation;

import dev.amana.testkit.DemoTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;

/** Paths below {@code /api/investigations}, for anybody with one role. */
record InvestigationDoors(int port, HttpClient http) {
    InvestigationDoors(int port) {
        this(port, HttpClient.newHttpClient());
    }

    HttpResponse<String> send(String method, String path, String body, String subject, String role) {
        return send(method, path, body, subject, role, BodyHandlers.ofString());
    }

    <T> HttpResponse<T> send(
            String method, String path, String body, String subject, String role, BodyHandler<T> handler) {
        try {
            return http.send(request(method, path, body, subject, role), handler);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest request(String method, String path, String body, String subject, String role) {
        URI uri = URI.create("http://127.0.0.1:" + port + "/api/investigations" + path)
                .normalize();
        return HttpRequest.newBuilder(uri)
                .header("Authorization", DemoTokens.bearer(subject, role))
                .header(
                        "Content-Type",
                        body.startsWith("reason=") ? "application/x-www-form-urlencoded" : "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
    }
}
