package dev.amana.bench.screening;

import dev.amana.bench.StolenTime;
import dev.amana.moderation.contract.ModerationEvent;
import dev.amana.moderation.contract.ModerationEvent.VerdictGiven;
import dev.amana.platform.publication.PublishedJson;
import dev.amana.published.PublishedEvent;
import dev.amana.standalone.control.AmanaProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Messaging and moderation with a live set of 1,000 rules; customers write to the support desk at a steady rate, by API. A
 * message counts from its arrival at messaging to the moment at which its verdict can be read from Kafka.
 */
final class EndToEnd implements AutoCloseable {
    private static final int PORT_OFFSET = 5_000;
    private static final int MESSAGING = 8081;
    private static final int MODERATION = 8082;
    private static final int KAFKA = 19092;
    private static final int RULES = 1_000;
    private static final int CONVERSATIONS = 60;
    private static final int WARM_UP_SECONDS = Integer.getInteger("amana.bench.screening.warm-up-seconds", 120);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Pattern ID = Pattern.compile("\"conversationId\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern VERSION = Pattern.compile("\"version\"\\s*:\\s*(\\d+)");

    private final AmanaProcess amana;
    private final PrintStream out;
    private final Samples samples = new Samples();
    private final List<String> conversations = new ArrayList<>();
    private final Queue<Screened> screened = new ConcurrentLinkedQueue<>();
    private final StolenTime stolen = new StolenTime();
    private final AtomicInteger failed = new AtomicInteger();
    private final PublishedJson json = new PublishedJson();
    /** Messages that arrive from then on count. */
    private volatile Instant measuringSince = Instant.MAX;

    private volatile boolean stopped;

    private record Screened(Instant arrived, Instant seen) {
        long nanos() {
            return Duration.between(arrived, seen).toNanos();
        }
    }

    EndToEnd(Path data, PrintStream out) throws IOException, InterruptedException {
        this.out = out;
        out.println("Starting Amana ...");
        amana = AmanaProcess.run(List.of("messaging", "moderation"), data, PORT_OFFSET, Map.of());
        String marketplace = amana.token("marketplace");
        for (int i = 0; i < CONVERSATIONS; i++) {
            conversations.add(found(ID, amana.post(MESSAGING, "/api/conversations", marketplace, conversation(i))));
        }
        goLive();
    }

    private void goLive() throws IOException, InterruptedException {
        String text = Samples.set(samples.phrases(RULES));
        String trust = amana.token("trust");
        String version = found(
                VERSION,
                amana.post(
                        MODERATION,
                        "/api/rule-sets",
                        trust,
                        "{\"note\": \"benchmark\", \"text\": \"" + escaped(text) + "\"}"));
        // A back-test of no message does not count, and this one is on its way.
        post("/api/conversations/" + conversations.getFirst() + "/messages", amana.token("buyer"), samples.text());
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!amana.get(MODERATION, "/api/rule-sets/" + version, trust).contains("\"current\":true")) {
            if (Instant.now().isAfter(deadline)) {
                throw new IOException("the back-test did not end");
            }
            amana.post(MODERATION, "/api/rule-sets/" + version + "/back-tests", trust, "{}");
            Thread.sleep(1_000);
        }
        amana.post(
                MODERATION,
                "/api/rule-sets/" + version + "/live",
                amana.token("trust-lead"),
                "{\"reason\": \"benchmark\"}");
        out.printf("Version %s with %,d rules is live%n", version, RULES);
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    private static String conversation(int number) {
        return """
                {"kind": "support", "orderId": "bench-screening-%d", "agentId": "agent",
                 "customer": {"partyId": "buyer", "email": "buyer@mail.test", "name": "Demo Buyer", "locale": "en",
                              "country": "DE"}}
                """.formatted(number);
    }

    private static String found(Pattern pattern, String answer) throws IOException {
        Matcher matcher = pattern.matcher(answer);
        if (!matcher.find()) {
            throw new IOException("no " + pattern + " in " + answer);
        }
        return matcher.group(1);
    }

    Figures measure(int perSecond, int minutes) throws IOException, InterruptedException {
        Thread listening = Thread.ofPlatform().daemon().start(this::listen);
        String token = amana.token("buyer");
        int sent;
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            out.printf("Warming up for %d s ...%n", WARM_UP_SECONDS);
            send(senders, token, perSecond, WARM_UP_SECONDS);
            out.printf("%d messages a second for %d minutes ...%n", perSecond, minutes);
            measuringSince = Instant.now();
            sent = send(senders, token, perSecond, minutes * 60);
        }
        awaitAll(sent);
        stopped = true;
        listening.join();
        out.printf("%d sent, %d refused, %d verdicts%n", sent, failed.get(), screened.size());
        out.println(figures("While the host let us", minutes * 60.0, one -> stolen.wasQuiet(one.arrived(), one.seen()))
                .line());
        return figures("End to end", minutes * 60.0, one -> true);
    }

    private Figures figures(String label, double seconds, Predicate<Screened> counted) {
        long[] nanos =
                screened.stream().filter(counted).mapToLong(Screened::nanos).toArray();
        return Figures.of(label, nanos, nanos.length / seconds, 0);
    }

    /** On time, whether or not those before are answered: a slow service does not slow down who writes to it. */
    private int send(ExecutorService senders, String token, int perSecond, int seconds) throws InterruptedException {
        long start = System.nanoTime();
        int count = perSecond * seconds;
        for (int i = 0; i < count; i++) {
            long due = start + i * 1_000_000_000L / perSecond;
            long wait = due - System.nanoTime();
            if (wait > 0) {
                Thread.sleep(Duration.ofNanos(wait));
            }
            String path = "/api/conversations/" + conversations.get(i % CONVERSATIONS) + "/messages";
            String text = samples.text();
            senders.execute(() -> post(path, token, text));
        }
        return count;
    }

    private void post(String path, String token, String text) {
        try {
            amana.post(MESSAGING, path, token, "{\"subject\": \"A question\", \"text\": \"" + text + "\"}");
        } catch (IOException refused) {
            if (failed.getAndIncrement() == 0) {
                out.println("The first that was refused: " + refused.getMessage());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitAll(int sent) throws InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (screened.size() < sent - failed.get() && Instant.now().isBefore(deadline)) {
            Thread.sleep(100);
        }
    }

    private void listen() {
        String type = PublishedEvent.typeOf(VerdictGiven.class);
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        "127.0.0.1:" + amana.port(KAFKA),
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        "false"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(ModerationEvent.TOPIC).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            while (!stopped) {
                for (ConsumerRecord<String, byte[]> message : consumer.poll(Duration.ofMillis(100))) {
                    Instant now = Instant.now();
                    byte[] name = message.headers().lastHeader("ce_type").value();
                    if (type.equals(new String(name, StandardCharsets.UTF_8))) {
                        count(json.read(message.value(), VerdictGiven.class), now);
                    }
                }
            }
        }
    }

    private void count(VerdictGiven verdict, Instant seen) {
        Long latency = verdict.latencyMillis();
        if (latency != null) {
            Instant arrived = verdict.decidedAt().minusMillis(latency);
            if (!arrived.isBefore(measuringSince)) {
                screened.add(new Screened(arrived, seen));
            }
        }
    }

    @Override
    public void close() throws IOException {
        stolen.close();
        amana.close();
    }
}
