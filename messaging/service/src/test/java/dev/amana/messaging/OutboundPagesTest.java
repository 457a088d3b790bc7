package dev.amana.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.testkit.DemoTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The operators' page of the outbound queue as the service renders it. */
class OutboundPagesTest extends MessagingServiceTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String PAGE = "/console/outbound";

    @ParameterizedTest
    @CsvSource({"en, Outgoing mail", "de, Postausgang", "ar, البريد الصادر", "ja, 送信メール"})
    void pageSpeaksTheOperatorsLanguage(String language, String title) {
        var page = send(request("operator", PAGE).header("Accept-Language", language));
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.body()).contains(title).doesNotContain("??");
    }

    @Test
    void pausedQueueSaysSoUntilItIsResumed() {
        assertThat(act("/pause").headers().firstValue("Location")).hasValue(PAGE + "?done=paused");
        try {
            assertThat(send(request("operator", PAGE)).body()).contains("Nothing is sent.", PAGE + "/resume");
        } finally {
            assertThat(act("/resume").headers().firstValue("Location")).hasValue(PAGE + "?done=resumed");
        }
        assertThat(send(request("operator", PAGE)).body()).doesNotContain("Nothing is sent.");
    }

    @Test
    void destinationIsPausedAndItsMailsAreListed() {
        assertThat(act("/some-lane/pause").statusCode()).isEqualTo(302);
        try {
            assertThat(send(request("operator", PAGE)).body()).contains("some-lane", PAGE + "/some-lane/resume");
            assertThat(send(request("operator", PAGE + "/some-lane")).statusCode())
                    .isEqualTo(200);
        } finally {
            act("/some-lane/resume");
        }
        assertThat(send(request("operator", PAGE)).body()).doesNotContain("some-lane");
    }

    @Test
    void queueIsForOperatorsOnly() {
        var page = send(request("trust", PAGE));
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("<h2>Not allowed</h2>");
    }

    private HttpResponse<String> act(String path) {
        return send(request("operator", PAGE + path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("reason=test")));
    }

    private HttpRequest.Builder request(String role, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", DemoTokens.bearer(role, role));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
