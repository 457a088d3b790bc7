package dev.amana.platform.trust;

import static dev.amana.platform.trust.HttpDoorsTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.amana.platform.sample.SampleApplication;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

class IdempotencyTest {
    private static final String ORDER = "{\"orderId\":\"o1\",\"buyer\":{\"email\":\"ada@mail.test\"}}";
    private static final String OTHER = "{\"orderId\":\"o2\",\"buyer\":{\"email\":\"ada@mail.test\"}}";

    private static ConfigurableApplicationContext context;
    private static Client client;
    private static Doors doors;

    @BeforeAll
    static void start() {
        context = TestContexts.start(
                "messaging",
                SampleApplication.newDatabase(),
                Doors.class,
                "amana.security.public-paths=/api/orders",
                "spring.servlet.multipart.max-file-size=1KB");
        client = new Client(context);
        doors = context.getBean(Doors.class);
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    private static HttpResponse<String> place(String caller, String key, String body) throws Exception {
        return client.send(client.json(caller, "/api/orders", body).header("Idempotency-Key", key));
    }

    @Test
    void repetitionGetsTheStoredAnswer() throws Exception {
        var first = place("buyer", "k1", ORDER);
        int before = doors.carriedOut.get();
        var second = place("buyer", "k1", ORDER);
        assertThat(doors.carriedOut).hasValue(before);
        assertThat(second.statusCode()).isEqualTo(201).isEqualTo(first.statusCode());
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        assertThat(second.headers().firstValue("Content-Type"))
                .isEqualTo(first.headers().firstValue("Content-Type"));
        assertThat(second.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(first.headers().firstValue("Idempotency-Replayed")).isEmpty();
    }

    @Test
    void sameKeyWithAnotherBodyIsRefused() throws Exception {
        place("buyer", "k2", ORDER);
        assertProblem(place("buyer", "k2", OTHER), 422, "idempotency-key-reused");
    }

    @Test
    void keyBelongsToCallerAndResource() throws Exception {
        var mine = place("buyer", "k3", ORDER);
        assertThat(place("seller", "k3", ORDER).body()).isNotEqualTo(mine.body());
        var elsewhere = client.send(client.json("buyer", "/api/flaky", ORDER).header("Idempotency-Key", "k3"));
        assertThat(elsewhere.headers().firstValue("Idempotency-Replayed")).isEmpty();
    }

    @Test
    void repetitionWhileInFlightIsRefused() throws Exception {
        HttpRequest.Builder slow = client.json("buyer", "/api/slow", "{}").header("Idempotency-Key", "k4");
        CompletableFuture<HttpResponse<String>> first = CompletableFuture.supplyAsync(() -> {
            try {
                return client.send(slow.copy());
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(doors.slowOneEntered.await(10, TimeUnit.SECONDS)).isTrue();
        var second = client.send(slow.copy());
        assertProblem(second, 409, "request-in-flight");
        assertThat(second.headers().firstValue("Retry-After")).isPresent();
        doors.slowOneMayGo.countDown();
        assertThat(first.get(10, TimeUnit.SECONDS).body()).isEqualTo("done");
        assertThat(client.send(slow.copy()).body()).isEqualTo("done");
    }

    @Test
    void ofManyAtOnceOneIsCarriedOut() throws Exception {
        int before = doors.carriedOut.get();
        List<Integer> statuses = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> placed = () -> place("buyer", "k13", ORDER).statusCode();
            for (Future<Integer> each : threads.invokeAll(Collections.nCopies(30, placed))) {
                statuses.add(each.get());
            }
        }
        assertThat(doors.carriedOut).hasValue(before + 1);
        assertThat(statuses).contains(201).allMatch(status -> status == 201 || status == 409);
    }

    @Test
    void faultIsNotAnAnswerSoTheRepetitionRuns() throws Exception {
        doors.carriedOut.set(0);
        var flaky = client.json("buyer", "/api/flaky", "{}").header("Idempotency-Key", "k5");
        assertThat(client.send(flaky.copy()).statusCode()).isEqualTo(500);
        assertThat(client.send(flaky.copy()).statusCode()).isEqualTo(200);
    }

    @Test
    void rejectionIsAnAnswer() throws Exception {
        var rejected = client.json("buyer", "/api/rejected", "{}").header("Idempotency-Key", "k6");
        var first = client.send(rejected.copy());
        int before = doors.carriedOut.get();
        var second = client.send(rejected.copy());
        assertProblem(second, 409, "tally-is-full");
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(doors.carriedOut).hasValue(before);
    }

    @Test
    void requestThatWasLostIsTakenOver() throws Exception {
        place("buyer", "k7", ORDER);
        JdbcClient jdbc = context.getBean(JdbcClient.class);
        jdbc.sql("update idempotency_key set answer = null, locked_until = now() - interval '1 s'")
                .update();
        assertThat(place("buyer", "k7", ORDER).headers().firstValue("Idempotency-Replayed"))
                .isEmpty();
        jdbc.sql("update idempotency_key set expires_at = now() - interval '1 s'")
                .update();
        assertThat(place("buyer", "k7", OTHER).statusCode()).as("expired").isEqualTo(201);
    }

    @Test
    void multipartIsComparedByItsParts() throws Exception {
        var first = client.send(multipart("k8", "boundary-1", "content"));
        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        assertThat(first.body()).contains("\"bytes\":7", "\"name\":\"note\"");
        assertThat(client.send(multipart("k8", "boundary-2", "content")).body()).isEqualTo(first.body());
        assertProblem(client.send(multipart("k8", "boundary-2", "another")), 422, "idempotency-key-reused");
    }

    @Test
    void multipartThatIsTooLargeOrBrokenIsAProblem() throws Exception {
        assertProblem(client.send(multipart("k11", "boundary-1", "x".repeat(2_000))), 413, "too-large");
        var broken = multipart("k12", "boundary-1", "content")
                .setHeader("Content-Type", "multipart/form-data; boundary=another");
        assertThat(client.send(broken).statusCode()).isEqualTo(400);
    }

    private static HttpRequest.Builder multipart(String key, String boundary, String content) {
        String body = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nnote\r\n--" + boundary
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n"
                + "Content-Type: text/plain\r\n\r\n" + content + "\r\n--" + boundary + "--\r\n";
        return client.as("buyer", "/api/attachments")
                .header("Idempotency-Key", key)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    @Test
    void storedAnswersAreSealed() throws Exception {
        place("party-with-a-name", "k9", ORDER);
        byte[] answer = context.getBean(JdbcClient.class)
                .sql("select answer from idempotency_key where caller = 'party-with-a-name'")
                .query(byte[].class)
                .single();
        assertThat(new String(answer, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("party-with-a-name", "Location");
    }

    @Test
    void withoutACallerTheKeyIsIgnored() throws Exception {
        var anonymous = client.request("/api/orders")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "k10")
                .POST(HttpRequest.BodyPublishers.ofString(ORDER));
        client.send(anonymous.copy());
        assertThat(client.send(anonymous.copy()).headers().firstValue("Idempotency-Replayed"))
                .isEmpty();
    }

    @Test
    void badKeyIsRefused() throws Exception {
        assertProblem(place("buyer", "k".repeat(256), ORDER), 400, "invalid-idempotency-key");
    }
}
