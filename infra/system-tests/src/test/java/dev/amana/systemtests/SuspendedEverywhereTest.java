package dev.amana.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.standalone.control.Api;
import dev.amana.standalone.control.Mailbox;
import dev.amana.systemtests.Dealing.Party;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * An agent who threatens is refused at every door that was open to them a moment ago, each with a connection of its own, and
 * what waits in the queue stays there. How long that takes from the verdict on is printed.
 */
class SuspendedEverywhereTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int SUBMISSION = 2587;
    private static final Duration PAUSE = Duration.ofMillis(10);
    private static final Pattern LONGEST = Pattern.compile(
            "(?m)^amana_inbox_latency_seconds_max\\{[^}]*group=\"messaging\\.staff\"[^}]*} ([0-9.E-]+)$");

    private final Platform platform = Platform.shared();
    private final Api operator = platform.as("operator");

    /** What one agent has at hand. */
    private record Desk(String agent, String address, String conversation, String customerAlias, Party customer) {}

    @AfterEach
    void resume() {
        operator.post("/api/outbound/resume", "{}");
    }

    @Test
    void everyDoorRefusesAndTheQueueHoldsBack() throws Exception {
        suspended(2);
    }

    /** Half of them in under a second: that of a single one tells as much of the machine. */
    @Test
    @Tag("long")
    void everyDoorRefusesTwentyAgentsOneAfterTheOther() throws Exception {
        List<Duration> lastDoors = suspended(20);
        assertThat(lastDoors.stream().sorted().toList().get(lastDoors.size() / 2))
                .isLessThan(Duration.ofSeconds(1));
    }

    /**
     * The first one finds a platform that has never suspended anybody.
     *
     * @return how long after the verdict the last door refused, for each
     */
    private List<Duration> suspended(int agents) throws Exception {
        List<Duration> lastDoors = new ArrayList<>();
        for (int i = 1; i <= agents; i++) {
            Map<String, Instant> refused = new TreeMap<>();
            Desk desk = open();
            Instant verdict = threatens(desk, refused);
            StringBuilder line = new StringBuilder();
            refused.forEach((door, at) -> line.append(", ")
                    .append(door)
                    .append(' ')
                    .append(Duration.between(verdict, at).toMillis())
                    .append(" ms"));
            lastDoors.add(Duration.between(verdict, Collections.max(refused.values())));
            System.out.printf("MEASURED suspension %d, from the verdict to the answer that refuses%s%n", i, line);
        }
        System.out.printf(
                "MEASURED from the suspension's decision until messaging obeyed it and had stopped what was under way, at most %s s%n",
                longest());
        return lastDoors;
    }

    private String longest() {
        String metrics = new Api("http://127.0.0.1:" + platform.port(Platform.MESSAGING), platform.token("operator"))
                .get("/actuator/prometheus")
                .text("text");
        Matcher matcher = LONGEST.matcher(metrics);
        return matcher.find() ? matcher.group(1) : "?";
    }

    private Desk open() {
        String unique = UUID.randomUUID().toString().substring(0, 8);
        Party customer = new Party("customer-" + unique, "clara." + unique + "@mail.test", "Clara Cohn " + unique);
        String agent = "agent-" + unique;
        Api.Answer answer = Dealing.openSupport(platform, customer, agent);
        return new Desk(
                agent, agent + "@desk.test", answer.text("conversationId"), answer.text("customerAlias"), customer);
    }

    private Instant threatens(Desk desk, Map<String, Instant> refused) throws Exception {
        Api itself = platform.as(desk.agent());
        String messages = "/api/conversations/" + desk.conversation() + "/messages";
        assertThat(operator.post("/api/outbound/pause", "{}").status()).isLessThan(300);
        assertThat(itself.post(messages, "{\"text\": \"Your parcel left today.\"}")
                        .status())
                .isEqualTo(202);
        await().atMost(PATIENCE).until(() -> states(desk).contains("cleared"));
        String password = itself.post(
                        "/api/mail-passwords", "{\"label\": \"Laptop\", \"address\": \"%s\"}".formatted(desk.address()))
                .text("password");
        try (Transport program = mailProgram(desk, password);
                ExecutorService doors = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(itself.post(messages, "{\"text\": \"I know where you live and I am going to kill you.\"}")
                            .status())
                    .isEqualTo(202);
            Map<String, Future<Instant>> answers = new TreeMap<>();
            answers.put(
                    "write",
                    refusal(
                            "write",
                            doors,
                            () -> itself.post(messages, "{\"text\": \"Hello\"}").status() == 403));
            answers.put(
                    "read", refusal("read", doors, () -> itself.get(messages).status() == 403));
            answers.put("submission", refusal("submission", doors, () -> isRefused(program, desk)));
            for (Map.Entry<String, Future<Instant>> answer : answers.entrySet()) {
                refused.put(answer.getKey(), answer.getValue().get());
            }
        }
        operator.post("/api/outbound/resume", "{}");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(states(desk)).containsOnly("blocked", "sender-suspended"));
        assertThat(new Mailbox(platform.port(Platform.IMAP), desk.customer().email()).count())
                .isZero();
        return verdictAt(desk);
    }

    private static Future<Instant> refusal(String door, ExecutorService doors, Callable<Boolean> isRefused) {
        return doors.submit(() -> {
            await(door)
                    .pollInSameThread()
                    .atMost(PATIENCE)
                    .pollInterval(PAUSE)
                    .pollDelay(Duration.ZERO)
                    .until(isRefused);
            return Instant.now();
        });
    }

    private Transport mailProgram(Desk desk, String password) throws MessagingException {
        Properties settings = new Properties();
        settings.setProperty("mail.smtp.starttls.required", "true");
        settings.setProperty("mail.smtp.ssl.trust", "*");
        settings.setProperty("mail.smtp.ssl.checkserveridentity", "false");
        settings.setProperty("mail.smtp.timeout", "30000");
        Transport transport = Session.getInstance(settings).getTransport("smtp");
        transport.connect("127.0.0.1", platform.port(SUBMISSION), desk.agent(), password);
        return transport;
    }

    /** Over the connection that was open before. */
    private static boolean isRefused(Transport program, Desk desk) throws MessagingException {
        MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()));
        mail.setFrom(new InternetAddress(desk.address()));
        mail.setRecipients(RecipientType.TO, desk.customerAlias());
        mail.setSubject("Your question", "UTF-8");
        mail.setText("One more thing", "UTF-8");
        mail.saveChanges();
        try {
            program.sendMessage(mail, mail.getAllRecipients());
            return false;
        } catch (SendFailedException refused) {
            // At RCPT it is said of the recipient, after DATA of the mail.
            assertThat(refused.getMessage() + refused.getNextException()).contains("550 5.7.1 You may not write");
            return true;
        }
    }

    private List<String> states(Desk desk) {
        return new ArrayList<>(Messages.of(platform, desk.conversation()).stream()
                .map(Messages.Message::state)
                .toList());
    }

    private Instant verdictAt(Desk desk) {
        return Messages.of(platform, desk.conversation()).stream()
                .filter(message -> message.state().equals("blocked"))
                .map(message -> message.verdict().replaceAll("(?s).*\"decidedAt\":\"([^\"]+)\".*", "$1"))
                .map(Instant::parse)
                .findFirst()
                .orElseThrow();
    }
}
