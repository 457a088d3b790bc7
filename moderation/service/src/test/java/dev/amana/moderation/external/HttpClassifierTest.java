package dev.amana.moderation.external;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.amana.moderation.external.ExternalClassifier.Reason;
import dev.amana.moderation.external.ExternalClassifier.Scores;
import dev.amana.moderation.external.ExternalClassifier.Unavailable;
import dev.amana.moderation.signal.Signal;
import dev.amana.moderation.verdict.Message;
import dev.amana.moderation.verdict.Role;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a real server that answers, errs, is slow, drips, breaks off and never ends. */
class HttpClassifierTest {
    private static final List<String> TEXTS = List.of("Hello", "I will find you");
    private static final String ANSWER = "{\"model\": \"tox-7\", \"labels\": {\"threat\": 0.93, \"insult\": 0.1}}";

    /** What a server does with a question. */
    private interface Behaviour {
        void answer(HttpExchange exchange) throws IOException, InterruptedException;
    }

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicReference<String> question = new AtomicReference<>("");
    private final CountDownLatch over = new CountDownLatch(1);
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final AtomicReference<Behaviour> behaviour =
            new AtomicReference<>(exchange -> answer(exchange, 200, ANSWER));
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(workers);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            question.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            try (exchange) {
                behaviour.get().answer(exchange);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
        workers.shutdownNow();
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private HttpClassifier classifier(Duration deadline) {
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/score";
        ExternalClassifierProperties properties = new ExternalClassifierProperties(
                url, "secret", deadline.dividedBy(2), deadline, 2, 4, 3, Duration.ofSeconds(30));
        Clock clock = new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now.get();
            }
        };
        return new HttpClassifier(properties, clock);
    }

    private ExternalClassifier.Answer asked(Behaviour how, Duration deadline) {
        behaviour.set(how);
        try (HttpClassifier classifier = classifier(deadline)) {
            return classifier.classify(TEXTS, "en");
        }
    }

    private static final Duration PATIENT = Duration.ofSeconds(40);
    private static final Duration SOON = Duration.ofMillis(600);

    @Test
    void anAnswerIsReadAndOnlyTextsAndLanguageAreSent() {
        ExternalClassifier.Answer answer = asked(exchange -> answer(exchange, 200, ANSWER), PATIENT);
        assertThat(answer).isInstanceOfSatisfying(Scores.class, scores -> {
            assertThat(scores.model()).isEqualTo("tox-7");
            assertThat(scores.labels()).containsEntry("threat", 0.93).hasSize(2);
        });
        assertThat(question.get())
                .contains("\"texts\":[\"Hello\",\"I will find you\"]")
                .contains("\"language\":\"en\"");
        assertThat(asked).hasValue(1);
    }

    @Test
    void aFailedCallIsRepeatedOnce() {
        ExternalClassifier.Answer answer = asked(
                exchange -> answer(exchange, asked.get() == 1 ? 503 : 200, asked.get() == 1 ? "" : ANSWER), PATIENT);
        assertThat(answer).isInstanceOf(Scores.class);
        assertThat(asked).hasValue(2);
    }

    @Test
    void errorsAndNonsenseAreNoAnswer() {
        assertThat(asked(exchange -> answer(exchange, 500, "oops"), PATIENT))
                .isEqualTo(new Unavailable(Reason.REFUSED));
        for (String nonsense : List.of(
                "<html>",
                "{}",
                "{\"model\": \"m\", \"labels\": {\"a\": 1.2}}",
                "{\"model\": \"m\", \"labels\": {\"a b\": 0.2}}",
                "{\"model\": \"\", \"labels\": {\"a\": 0.2}}")) {
            assertThat(asked(exchange -> answer(exchange, 200, nonsense), PATIENT))
                    .isEqualTo(new Unavailable(Reason.MALFORMED));
        }
    }

    @Test
    void aSlowServerIsGivenUpAtTheDeadline() {
        ExternalClassifier.Answer answer = asked(exchange -> over.await(1, TimeUnit.MINUTES), SOON);
        assertThat(answer).isEqualTo(new Unavailable(Reason.TIMEOUT));
    }

    @Test
    void anAnswerThatDripsInIsGivenUpAtTheDeadline() {
        ExternalClassifier.Answer answer = asked(
                exchange -> {
                    exchange.sendResponseHeaders(200, 10_000);
                    OutputStream body = exchange.getResponseBody();
                    do {
                        body.write(' ');
                        body.flush();
                    } while (!over.await(50, TimeUnit.MILLISECONDS));
                },
                SOON);
        assertThat(answer).isEqualTo(new Unavailable(Reason.TIMEOUT));
    }

    @Test
    void anAnswerWithoutEndIsCutOff() {
        ExternalClassifier.Answer answer = asked(
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    byte[] much = new byte[8_192];
                    while (over.getCount() > 0) {
                        exchange.getResponseBody().write(much);
                    }
                },
                PATIENT);
        assertThat(answer).isEqualTo(new Unavailable(Reason.MALFORMED));
    }

    @Test
    void aConnectionThatBreaksOffIsNoAnswer() {
        ExternalClassifier.Answer answer = asked(exchange -> exchange.sendResponseHeaders(200, 10_000), PATIENT);
        assertThat(answer).isEqualTo(new Unavailable(Reason.UNREACHABLE));
    }

    @Test
    void whoFailsTooOftenIsLeftAloneForAWhile() {
        behaviour.set(exchange -> answer(exchange, 500, ""));
        try (HttpClassifier classifier = classifier(PATIENT)) {
            for (int i = 0; i < 3; i++) {
                assertThat(classifier.classify(TEXTS, "en")).isEqualTo(new Unavailable(Reason.REFUSED));
            }
            int before = asked.get();
            assertThat(classifier.classify(TEXTS, "en")).isEqualTo(new Unavailable(Reason.RESTING));
            assertThat(asked).hasValue(before);

            now.set(Instant.EPOCH.plusSeconds(31));
            behaviour.set(exchange -> answer(exchange, 200, ANSWER));
            assertThat(classifier.classify(TEXTS, "en")).isInstanceOf(Scores.class);
            assertThat(classifier.classify(TEXTS, "en")).isInstanceOf(Scores.class);
        }
    }

    @Test
    void aVerdictIsMarkedWhereThereWasNoAnswer() {
        Message message = new Message(Role.BUYER, Role.SELLER, "en", TEXTS, List.of());
        ExternalClassifier silent = (texts, language) -> new Unavailable(Reason.TIMEOUT);
        assertThat(new ExternalSignals(silent, new SimpleMeterRegistry()).of(message))
                .singleElement()
                .satisfies(signal -> {
                    assertThat(signal.name()).isEqualTo("classifier.external-unavailable");
                    assertThat(signal.words()).isEqualTo("external/none");
                });
        assertThat(new ExternalSignals(null, new SimpleMeterRegistry()).of(message))
                .isEqualTo(List.<Signal>of());
    }
}
