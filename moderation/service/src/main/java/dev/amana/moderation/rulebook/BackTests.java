package dev.amana.moderation.rulebook;

import dev.amana.moderation.assessment.Screener;
import dev.amana.moderation.inbound.History;
import dev.amana.moderation.rulebook.RuleBookCommand.RecordBackTest;
import dev.amana.moderation.ruleset.CompiledSet;
import dev.amana.moderation.text.Normaliser;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Screens the messages of the past again, by the sets in force and by a version, and tells the differences. One run at a
 * time and instance.
 */
@Component
public class BackTests implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(BackTests.class);
    private static final int MOST_WAITING = 8;
    private static final Duration PROGRESS_EVERY = Duration.ofSeconds(1);

    private final History history;
    private final Screener screener;
    private final SenderHistories histories;
    private final RuleSets sets;
    private final Normaliser normaliser;
    private final BackTestRows rows;
    private final CommandGateway commands;
    private final Clock clock;
    private final ExecutorService worker = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MOST_WAITING),
            Thread.ofPlatform().daemon().name("back-test").factory());

    BackTests(
            History history,
            Screener screener,
            SenderHistories histories,
            RuleSets sets,
            Normaliser normaliser,
            BackTestRows rows,
            CommandGateway commands,
            Clock clock) {
        this.history = history;
        this.screener = screener;
        this.histories = histories;
        this.sets = sets;
        this.normaliser = normaliser;
        this.rows = rows;
        this.commands = commands;
        this.clock = clock;
    }

    /**
     * Begins a run under an identifier. Throws {@link java.util.concurrent.RejectedExecutionException} where too many wait.
     */
    public void begin(String testId, RuleSetView version, Instant since, int most, String by) {
        RuleSetView baseline = sets.live().orElse(null);
        BackTestView test = new BackTestView(
                testId,
                version.version(),
                version.digest(),
                baseline == null ? "" : baseline.label(),
                "RUNNING",
                BackTestFigures.NONE,
                List.of(),
                Map.of(),
                since,
                most,
                by,
                clock.instant());
        rows.begin(test);
        worker.execute(() -> run(test, baseline, version));
    }

    private void run(BackTestView test, @Nullable RuleSetView baseline, RuleSetView version) {
        Tally tally = new Tally();
        // The live set may be replaced, and closed, while this runs: so both are this run's own.
        try (CompiledSet before = compiled(baseline);
                CompiledSet after = compiled(version)) {
            Comparison comparison = new Comparison(screener, histories, before, Objects.requireNonNull(after));
            Instant[] told = {clock.instant()};
            history.read(test.since(), past -> {
                tally.add(past, comparison);
                if (clock.instant().isAfter(told[0].plus(PROGRESS_EVERY))) {
                    told[0] = clock.instant();
                    tell(test, "RUNNING", tally);
                }
                return tally.figures().screened() < test.most()
                        && !Thread.currentThread().isInterrupted();
            });
            tell(test, tally.figures().compared() == 0 ? "EMPTY" : "DONE", tally);
            commands.sendAndWait(new RecordBackTest(
                    test.version(), test.digest(), test.testId(), tally.figures(), test.startedBy(), clock.instant()));
        } catch (RuntimeException failure) {
            log.error("Back-test {} of version {} failed", test.testId(), test.version(), failure);
            tell(test, "FAILED", tally);
        }
    }

    private @Nullable CompiledSet compiled(@Nullable RuleSetView view) {
        return view == null ? null : CompiledSet.compile(view.version(), view.text(), normaliser);
    }

    private void tell(BackTestView test, String state, Tally tally) {
        rows.progress(test.testId(), state, tally.figures(), tally.samples(), tally.rules());
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
