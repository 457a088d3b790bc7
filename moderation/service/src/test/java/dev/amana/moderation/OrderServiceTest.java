package dev.amana.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.testkit.DemoTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What tests of availability orders share: entering one, and the doors. */
abstract class OrderServiceTest extends RunningServiceTest {
    final HttpClient http = HttpClient.newHttpClient();

    /** @param more subjects, each with a scope of its own */
    String order(String subject, String country, String... more) throws IOException, InterruptedException {
        String order = orderOf(subject, country, more);
        HttpResponse<String> answer = send("POST", "/api/availability-orders", order, "trust-lead");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json.readTree(answer.body()).path("availabilityId").asString();
    }

    static String orderOf(String subject, String country, String... more) {
        String scopes = Stream.concat(
                        Stream.of(scope("one", subject, "Use the telephone")),
                        Stream.of(more).map(other -> scope(other.replaceAll("[:.]", "-"), other, "Use the telephone")))
                .collect(Collectors.joining(", "));
        return """
                {"sourceKind": "AUTHORITY", "source": "Department of Commerce", "jurisdictions": ["%s"],
                 "basis": {"citation": "Executive order", "document": "Identification"},
                 "issuedAt": "2020-08-06T00:00:00Z", "effectiveAt": "2020-09-18T12:45:00Z",
                 "scopes": [%s]}
                """.formatted(country, scopes);
    }

    static String scope(String scopeId, String subject, String fallback) {
        return """
                {"scopeId": "%s", "area": "CHANNEL", "subject": "%s", "cohort": "ALL",
                 "from": "2020-09-20T03:59:00Z", "fallback": "%s"}""".formatted(scopeId, subject, fallback);
    }

    HttpResponse<String> send(String method, String path, String body, String user)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", DemoTokens.bearer(user, user.replaceFirst("-[0-9]$", "")))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }
}
