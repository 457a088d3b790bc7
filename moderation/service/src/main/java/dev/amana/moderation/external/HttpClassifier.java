package dev.amana.moderation.external;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks over HTTP: {@code POST {"texts": […], "language": "en"}} is answered by {@code {"model": "…", "labels": {"threat":
 * 0.93}}}. Times run from the beginning of a call to the last byte of its answer, so that one that drips in is given up.
 */
final class HttpClassifier implements ExternalClassifier, AutoCloseable {
    private static final int MOST_ANSWER_BYTES = 16_384;
    private static final int MOST_LABELS = 20;
    private static final int OK = 200;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,59}");

    private final ExternalClassifierProperties properties;
    private final URI url;
    private final HttpClient http;
    private final CircuitBreaker breaker;
    private final Semaphore slots;
    private final JsonMapper json = JsonMapper.builder().build();

    HttpClassifier(ExternalClassifierProperties properties, Clock clock) {
        this.properties = properties;
        this.url = URI.create(properties.url());
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(properties.timeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        this.breaker = new CircuitBreaker(properties.restAfter(), properties.rest(), clock);
        this.slots = new Semaphore(properties.mostAtOnce());
    }

    @Override
    public Answer classify(List<String> texts, String language) {
        if (!slots.tryAcquire()) {
            return new Unavailable(Reason.BUSY);
        }
        try {
            return breaker.admits() ? asked(question(texts, language)) : new Unavailable(Reason.RESTING);
        } finally {
            slots.release();
        }
    }

    private Answer asked(byte[] question) {
        long end = System.nanoTime() + properties.deadline().toNanos();
        Answer answer = new Unavailable(Reason.TIMEOUT);
        for (int i = 0; i < properties.tries(); i++) {
            long left = Math.min(properties.timeout().toNanos(), end - System.nanoTime());
            if (left <= 0) {
                break;
            }
            answer = once(question, left);
            if (answer instanceof Scores) {
                breaker.succeeded();
                return answer;
            }
        }
        breaker.failed();
        return answer;
    }

    private Answer once(byte[] question, long nanos) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .timeout(Duration.ofNanos(nanos))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(question));
        if (!properties.token().isEmpty()) {
            request.header("Authorization", "Bearer " + properties.token());
        }
        CompletableFuture<HttpResponse<byte[]>> answer =
                http.sendAsync(request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_ANSWER_BYTES));
        try {
            return read(answer.get(nanos, TimeUnit.NANOSECONDS));
        } catch (TimeoutException late) {
            answer.cancel(true);
            return new Unavailable(Reason.TIMEOUT);
        } catch (ExecutionException failed) {
            return new Unavailable(reason(failed.getCause()));
        } catch (InterruptedException stopped) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return new Unavailable(Reason.TIMEOUT);
        }
    }

    private static Reason reason(@Nullable Throwable failure) {
        if (failure instanceof HttpTimeoutException) {
            return Reason.TIMEOUT;
        }
        boolean tooLong = failure instanceof IOException
                && String.valueOf(failure.getMessage()).contains("capacity");
        return tooLong ? Reason.MALFORMED : Reason.UNREACHABLE;
    }

    private byte[] question(List<String> texts, String language) {
        return json.writeValueAsString(Map.of("texts", texts, "language", language))
                .getBytes(StandardCharsets.UTF_8);
    }

    private Answer read(HttpResponse<byte[]> response) {
        if (response.statusCode() != OK) {
            return new Unavailable(Reason.REFUSED);
        }
        try {
            return scores(json.readTree(response.body()));
        } catch (JacksonException | IllegalArgumentException malformed) {
            return new Unavailable(Reason.MALFORMED);
        }
    }

    private static Scores scores(JsonNode answer) {
        Map<String, Double> labels = new LinkedHashMap<>();
        answer.path("labels").properties().forEach(label -> {
            double probability = label.getValue().isNumber() ? label.getValue().asDouble() : -1;
            if (!(probability >= 0 && probability <= 1) || labels.size() == MOST_LABELS) {
                throw new IllegalArgumentException("no probability, or too many");
            }
            labels.put(name(label.getKey()), probability);
        });
        if (!answer.path("labels").isObject()) {
            throw new IllegalArgumentException("no labels");
        }
        return new Scores(name(answer.path("model").asString()), labels);
    }

    private static String name(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("no name");
        }
        return name;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
