package dev.amana.messaging;

import dev.amana.testkit.DemoTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The HTTP door as somebody with a role. */
record Web(int port, String subject, String role) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    record Answer(int status, String body, HttpHeaders headers) {
        String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        JsonNode json() {
            return JSON.readTree(body);
        }

        String text(String field) {
            return json().path(field).asString("");
        }
    }

    Answer get(String path) {
        return send("GET", path, "application/json", BodyPublishers.noBody());
    }

    Answer delete(String path) {
        return send("DELETE", path, "application/json", BodyPublishers.noBody());
    }

    Answer post(String path, String body, String... headers) {
        return send("POST", path, "application/json", BodyPublishers.ofString(body), headers);
    }

    /** A page in a language. */
    Answer page(String path, String language) {
        return send("GET", path, "text/html", BodyPublishers.noBody(), "Accept-Language", language);
    }

    /** A form of a page; names and values in turn. */
    Answer form(String path, String... fields) {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            form.append(fields[i])
                    .append('=')
                    .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8))
                    .append('&');
        }
        return send("POST", path, "application/x-www-form-urlencoded", BodyPublishers.ofString(form.toString()));
    }

    /** A form with a text and one file. */
    Answer post(String path, String text, String fileName, String type, String content) {
        return post(path, text, fileName, type, content.getBytes(StandardCharsets.UTF_8));
    }

    Answer post(String path, String text, String fileName, String type, byte[] content) {
        String form = """
                --X\r
                Content-Disposition: form-data; name="text"\r
                \r
                %s\r
                --X\r
                Content-Disposition: form-data; name="attachments"; filename="%s"\r
                Content-Type: %s\r
                \r
                """.formatted(text, fileName, type);
        BodyPublisher whole = BodyPublishers.ofByteArrays(List.of(
                form.getBytes(StandardCharsets.UTF_8), content, "\r\n--X--\r\n".getBytes(StandardCharsets.UTF_8)));
        return send("POST", path, "multipart/form-data; boundary=X", whole);
    }

    private Answer send(String method, String path, String type, BodyPublisher body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", DemoTokens.bearer(subject, role))
                .header("Content-Type", type)
                .method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(response.statusCode(), response.body(), response.headers());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
