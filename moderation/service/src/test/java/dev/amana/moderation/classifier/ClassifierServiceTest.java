package dev.amana.moderation.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.amana.moderation.report.Answer;
import dev.amana.moderation.report.Category;
import dev.amana.moderation.report.Measure;
import dev.amana.moderation.report.ReportCommand.AnswerReport;
import dev.amana.moderation.report.ReportCommand.ReceiveReport;
import dev.amana.moderation.screening.ScreeningCommand.AppealScreening;
import dev.amana.moderation.screening.ScreeningCommand.DecideScreening;
import dev.amana.moderation.screening.ScreeningCommand.ScreenMessage;
import dev.amana.moderation.verdict.Outcome;
import dev.amana.moderation.verdict.Role;
import dev.amana.platform.personal.Personal;
import dev.amana.platform.personal.RetentionClass;
import dev.amana.testkit.DemoTokens;
import dev.amana.testkit.ServiceTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people decide is learnt as it happens, and once more from the events alone. */
@ServiceTest("moderation")
class ClassifierServiceTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int DECISIONS = 210;
    private static final String[] HARMLESS = {
        "about the lamp", "about a phone shop", "for the delivery man", "as you asked"
    };
    private static final String[] HARMFUL = {
        "and pay me outside", "we save the fees", "no need for the shop", "cash only"
    };

    @LocalServerPort
    int port;

    @Autowired
    CommandGateway commands;

    @Autowired
    EventProcessingConfiguration processing;

    @Autowired
    Classifier classifier;

    @Autowired
    JdbcClient jdbc;

    private final String unique = UUID.randomUUID().toString().substring(0, 8);

    /** Other tests of this application want verdicts that no classifier had a say in. */
    @AfterEach
    void forget() {
        jdbc.sql("truncate classifier_weight, classifier_example").update();
    }

    @Test
    void everyDecisionIsLearntAndAReplayLearnsTheSame() throws Exception {
        inParallel(DECISIONS, this::screened);
        long before = classifier.state().decisions();
        inParallel(DECISIONS, i -> decided(i, harmful(i) ? Outcome.BLOCKED : Outcome.CLEARED, "rita", 1));
        learnt(before + DECISIONS);

        // Blocked first, and cleared when the sender appealed: the decision that counts in the end is the later one.
        commands.sendAndWait(new AppealScreening(message(0), mine("sender", "It was a joke"), Instant.now()));
        decided(0, Outcome.CLEARED, "ruth", 3);
        reported(true);
        Classifier.State state = learnt(before + DECISIONS + 2);
        assertThat(state.active()).isTrue();
        assertThat(state.fromReports()).isPositive();
        assertThat(state.overturned()).isEqualTo(1);
        assertThat(said(message(0))).containsOnly(false);
        assertThat(said("reported-" + unique)).containsOnly(true);
        assertThat(state.calibration().predictions()).isGreaterThan(DECISIONS - 40);
        assertThat(state.calibration().auc()).isNotNull().isGreaterThan(0.8);
        for (String language : List.of("en", "ar", "de", "ja")) {
            assertThat(page(language))
                    .contains(state.version(), "reliability-dot")
                    .doesNotContain("??");
        }

        List<String> weights = weights();
        StreamingEventProcessor processor = processing
                .eventProcessor(ClassifierProjection.GROUP, StreamingEventProcessor.class)
                .orElseThrow();
        processor.shutDown();
        processor.resetTokens();
        processor.start();
        await().atMost(SOON).until(() -> classifier.state().equals(state));
        assertThat(weights()).isEqualTo(weights);
    }

    private static boolean harmful(int i) {
        return i % 3 == 0;
    }

    private String message(int i) {
        return "learnt-" + unique + "-" + i;
    }

    private void screened(int i) {
        String[] texts = harmful(i) ? HARMFUL : HARMLESS;
        commands.sendAndWait(new ScreenMessage(
                message(i),
                "conversation-" + message(i),
                null,
                "sender-" + unique,
                Role.SELLER,
                "reader-" + unique,
                Role.BUYER,
                "en",
                mine("sender", "Hello"),
                mine("sender", "You can text me on WhatsApp " + texts[i / 3 % texts.length] + " number " + i % 7),
                null,
                List.of(),
                Instant.now()));
    }

    private void decided(int i, Outcome outcome, String reviewer, int revision) {
        commands.sendAndWait(
                new DecideScreening(message(i), outcome, mine(reviewer, "I have read it"), reviewer, revision));
    }

    private void reported(boolean upheld) {
        String report = "report-" + unique;
        commands.sendAndWait(new ReceiveReport(
                report,
                "reported-" + unique,
                "conversation-" + unique,
                null,
                "reader-" + unique,
                "sender-" + unique,
                Role.SELLER,
                Category.FRAUD,
                null,
                mine("sender", "Hello"),
                mine("sender", "Send the deposit to my cousin first"),
                Instant.now()));
        commands.sendAndWait(new AnswerReport(
                report, upheld ? Answer.UPHELD : Answer.REJECTED, Measure.NONE, mine("rita", "A trick"), "rita"));
    }

    private Personal mine(String who, String text) {
        return Personal.of(who + "-" + unique, RetentionClass.CORRESPONDENCE, text);
    }

    private static void inParallel(int many, IntConsumer work) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Void>> all = new ArrayList<>();
            IntStream.range(0, many).forEach(i -> all.add(CompletableFuture.runAsync(() -> work.accept(i), threads)));
            all.forEach(CompletableFuture::join);
        }
    }

    private Classifier.State learnt(long decisions) {
        return await().atMost(SOON).until(classifier::state, state -> state.decisions() == decisions);
    }

    private List<Boolean> said(String messageId) {
        return jdbc.sql("select said from classifier_example where screening_id = :id")
                .param("id", messageId)
                .query(Boolean.class)
                .list();
    }

    private List<String> weights() {
        return jdbc.sql("select bucket || ' ' || gradients || ' ' || squares from classifier_weight order by bucket")
                .query(String.class)
                .list();
    }

    private String page(String language) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/console/rules/classifier"))
                .header("Authorization", DemoTokens.bearer("trust"))
                .header("Accept-Language", language)
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString()).body();
        }
    }
}
