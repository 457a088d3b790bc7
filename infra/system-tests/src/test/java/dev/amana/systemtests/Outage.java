package dev.amana.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.standalone.control.AmanaProcess;
import dev.amana.standalone.control.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * Moderation hangs for a while, under load. Each round of the load is a plain message between parties (fail-open), one of
 * customer service (fail-closed); now and then the party's is a threat, or comes with a file (fail-closed as well).
 */
final class Outage {
    private static final Duration SETTLED_WITHIN = Duration.ofMinutes(4);
    private static final int ROUNDS_OF_A_CONVERSATION = 40;
    private static final int THREAT_EVERY = 10;
    private static final int FILE_EVERY = 5;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final AmanaProcess amana;
    private final String base;
    private final Api buyer;
    private final Api agent;
    private final Api trust;
    private final String unique = Long.toString(System.nanoTime(), 36);
    private final List<String> conversations = new ArrayList<>();
    private int round;
    private int sent;

    Outage(AmanaProcess amana) throws IOException {
        this.amana = amana;
        this.base = "http://127.0.0.1:" + amana.port(Platform.GATEWAY);
        this.buyer = new Api(base, amana.token("buyer"));
        this.agent = new Api(base, amana.token("agent"));
        this.trust = new Api(base, amana.token("trust"));
    }

    /** How {@code up} is to be called, so that parties wait for a verdict for so long. */
    static Map<String, String> environment(Duration deadline) {
        return Map.of(
                "AMANA_MESSAGING_RISK_DEADLINES_BETWEENPARTIES",
                deadline.toMillis() + "ms",
                "AMANA_MESSAGING_RISK_DEADLINES_TOSTAFF",
                deadline.toMillis() + "ms",
                "AMANA_MESSAGING_RISK_AFTERSTART",
                "0s");
    }

    /** @param every a round of load that often */
    void run(Duration outage, Duration every) throws IOException, InterruptedException {
        write();
        settle();
        List<ProcessHandle> moderation = moderation();
        signal(moderation, "STOP");
        try {
            long end = System.nanoTime() + outage.toNanos();
            while (System.nanoTime() < end) {
                write();
                await().pollDelay(every).until(() -> true);
            }
            nothingOfAFailClosedClassLeft();
        } finally {
            signal(moderation, "CONT");
        }
        settle();
        everythingIsAccountedFor();
    }

    private void write() {
        if (round % ROUNDS_OF_A_CONVERSATION == 0) {
            open();
        }
        boolean threat = round % THREAT_EVERY == THREAT_EVERY / 2;
        String text = threat ? "I will find you and kill you" : "Is it still available, number " + round + "?";
        post(buyer, conversations.get(conversations.size() - 2), text);
        post(agent, conversations.getLast(), "Your parcel number " + round + " is on its way.");
        if (round % FILE_EVERY == 1) {
            postWithFile(conversations.get(conversations.size() - 2));
        }
        round++;
    }

    private void open() {
        Api marketplace = new Api(base, token("marketplace"));
        conversations.add(
                opened(marketplace.post("/api/conversations", String.format(Locale.ROOT, """
                {"orderId": "outage-%s-%d",
                 "buyer": {"partyId": "buyer", "email": "buyer@mail.test", "name": "Demo Buyer"},
                 "seller": {"partyId": "seller", "email": "seller@shop.test", "name": "Demo Seller"}}""", unique, round))));
        conversations.add(
                opened(marketplace.post("/api/conversations", String.format(Locale.ROOT, """
                {"kind": "support", "orderId": "outage-%s-%d", "agentId": "agent",
                 "customer": {"partyId": "buyer", "email": "buyer@mail.test", "name": "Demo Buyer"}}""", unique, round))));
    }

    private String token(String user) {
        try {
            return amana.token(user);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String opened(Api.Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isIn(200, 201);
        return answer.text("conversationId");
    }

    private void post(Api author, String conversation, String text) {
        Api.Answer answer = author.post(
                "/api/conversations/" + conversation + "/messages",
                "{\"subject\": \"Outage\", \"text\": \"" + text + "\"}");
        assertThat(answer.status()).as(answer.toString()).isIn(200, 201, 202);
        sent++;
    }

    private void postWithFile(String conversation) {
        String body = """
                --b
                Content-Disposition: form-data; name="text"

                The receipt is with it, number %d.
                --b
                Content-Disposition: form-data; name="attachments"; filename="receipt.txt"
                Content-Type: text/plain

                4999 EUR
                --b--
                """.formatted(round).replace("\n", "\r\n");
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(base + "/api/conversations/" + conversation + "/messages"))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token("buyer"))
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201, 202);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
        sent++;
    }

    private List<JsonNode> messages() {
        List<JsonNode> all = new ArrayList<>();
        for (String conversation : conversations) {
            Api.Answer page = trust.get("/api/conversations/" + conversation + "/messages?size=200&reason=outage");
            page.body().path("items").forEach(all::add);
        }
        return all;
    }

    /** Every message has its verdict, and has arrived or is withheld. */
    private void settle() {
        await().atMost(SETTLED_WITHIN)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(messages()).hasSize(sent).allSatisfy(message -> {
                    assertThat(message.path("verdict").path("revision").asInt()).isPositive();
                    assertThat(state(message)).isIn("relayed", "held", "blocked");
                }));
    }

    private void nothingOfAFailClosedClassLeft() {
        List<JsonNode> waiting = messages().stream()
                .filter(message -> message.path("verdict").isMissingNode())
                .toList();
        assertThat(waiting).anySatisfy(message -> assertThat(treatment(message)).contains("unscreened"));
        for (Predicate<JsonNode> failClosed : List.<Predicate<JsonNode>>of(Outage::byAgent, Outage::withFile)) {
            assertThat(waiting)
                    .filteredOn(failClosed)
                    .isNotEmpty()
                    .allSatisfy(message -> assertThat(state(message)).isEqualTo("received"));
        }
    }

    private void everythingIsAccountedFor() {
        List<JsonNode> all = messages();
        assertThat(all)
                .filteredOn(message -> byAgent(message) || withFile(message))
                .allSatisfy(message -> {
                    assertThat(treatment(message)).doesNotContain("unscreened");
                    assertThat(state(message)).isEqualTo("relayed");
                });
        List<JsonNode> letThrough = all.stream()
                .filter(message -> treatment(message).contains("unscreened"))
                .toList();
        assertThat(letThrough).isNotEmpty().noneMatch(Outage::byAgent).noneMatch(Outage::withFile);
        assertThat(letThrough)
                .filteredOn(Outage::isThreat)
                .allSatisfy(message -> assertThat(
                                message.path("verdict").path("outcome").asString())
                        .isEqualTo("blocked"));
        if (letThrough.stream()
                .anyMatch(message -> isThreat(message) && state(message).equals("relayed"))) {
            await().atMost(SETTLED_WITHIN)
                    .untilAsserted(() -> assertThat(
                                    trust.get("/api/case-files?size=200").body().toString())
                            .contains("outage-" + unique));
        }
    }

    private static boolean byAgent(JsonNode message) {
        return message.path("role").asString().equals("agent");
    }

    private static boolean withFile(JsonNode message) {
        return !message.path("attachments").isEmpty();
    }

    private static boolean isThreat(JsonNode message) {
        return message.path("text").asString().contains("kill");
    }

    private static String state(JsonNode message) {
        return message.path("state").asString();
    }

    private static List<String> treatment(JsonNode message) {
        return message.path("treatment").valueStream().map(JsonNode::asString).toList();
    }

    private List<ProcessHandle> moderation() {
        List<ProcessHandle> found = ProcessHandle.allProcesses()
                .filter(process -> Processes.belongsTo(process, amana.data()))
                .filter(process -> Processes.commandLine(process).contains("OneApplication moderation "))
                .toList();
        assertThat(found).as("moderation's process").hasSize(1);
        return found;
    }

    private static void signal(List<ProcessHandle> processes, String name) throws IOException, InterruptedException {
        for (ProcessHandle process : processes) {
            int status = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            assertThat(status).isZero();
        }
    }
}
