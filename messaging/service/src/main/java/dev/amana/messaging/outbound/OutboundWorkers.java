package dev.amana.messaging.outbound;

import dev.amana.messaging.outbound.DeskRows.GivenUp;
import dev.amana.messaging.outbound.Outcome.Next;
import dev.amana.messaging.outbound.ReportRows.Report;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Starts and stops what works on the queue, and sees to it that every outcome is written, then told. */
final class OutboundWorkers implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(OutboundWorkers.class);
    private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(10);
    private static final Duration SWEEP_EVERY = Duration.ofSeconds(15);
    private static final int SWEEP_BATCH = 1000;

    /** What only exists while it runs. */
    private record Running(Recorder<Outcome> outcomes, Reporter reporter) {}

    private final OutboundRows rows;
    private final ReportRows reports;
    private final Dispatcher dispatcher;
    private final HotContents hot;
    private final Supplier<DeliveryListener> listener;
    private final OutboundMetrics metrics;
    private final OutboundProperties settings;
    private final Clock clock;
    private final InstanceLock name;
    private volatile @Nullable Running running;

    OutboundWorkers(
            OutboundRows rows,
            ReportRows reports,
            Dispatcher dispatcher,
            HotContents hot,
            Supplier<DeliveryListener> listener,
            OutboundMetrics metrics,
            OutboundProperties settings,
            Clock clock,
            InstanceLock name) {
        this.rows = rows;
        this.reports = reports;
        this.dispatcher = dispatcher;
        this.hot = hot;
        this.listener = listener;
        this.metrics = metrics;
        this.settings = settings;
        this.clock = clock;
        this.name = name;
    }

    @Override
    public void start() {
        name.take();
        int perhapsTwice = rows.takeOver(clock.instant());
        metrics.perhapsTwice(perhapsTwice);
        if (perhapsTwice > 0) {
            log.warn("{} mails were being sent when this instance ended; at most those may arrive twice", perhapsTwice);
        }
        Reporter reporter = new Reporter(listener.get(), reports);
        running = new Running(new Recorder<>("outbound-outcomes", batch -> written(batch, reporter)), reporter);
        dispatcher.start();
        Thread.ofVirtual().name("outbound-sweeper").start(this::sweep);
    }

    /**
     * A courier is done with a mail. Returns when the outcome is committed: until then the courier takes no other, so that
     * a crash can repeat at most one mail per connection.
     */
    void done(Outcome outcome) {
        // Whatever became of it, a later attempt reads the stored content.
        hot.drop(outcome.ticket().id());
        Running now = running;
        if (now != null) {
            now.outcomes().addAndWait(outcome);
        }
    }

    /** A bounce came for a mail that had left; what cannot be told now, the sweep finds. */
    void bounced(Report report) {
        Running now = running;
        if (now != null) {
            now.reporter().offer(report);
        }
    }

    /** No courier has begun with it. */
    private void giveBack(Running now, Ticket ticket) {
        Instant at = clock.instant();
        hot.drop(ticket.id());
        now.outcomes().add(new Outcome(ticket, Next.QUEUED, ticket.attempts(), "4.3.2", at, at));
    }

    /** Those of a destination that an operator has just paused. */
    void giveBackPaused() {
        Running now = running;
        if (now != null) {
            dispatcher.recallPaused().forEach(ticket -> giveBack(now, ticket));
        }
    }

    /** An operator has let them fail; what cannot be told now is found in the table later. */
    void givenUp(List<GivenUp> mails) {
        Running now = running;
        if (now != null) {
            mails.forEach(mail -> now.reporter().offer(new Report(mail.delivery(), EnhancedStatus.EXPIRED)));
        }
        dropContents(mails.stream().map(GivenUp::blob).toList());
    }

    private void written(List<Outcome> batch, Reporter reporter) {
        List<String> ofNoUse = rows.record(batch);
        for (Outcome outcome : batch) {
            dispatcher.finished(outcome.ticket());
            metrics.finished(outcome);
            switch (outcome.next()) {
                case SENT -> reporter.offer(new Report(outcome.delivery(), null));
                case FAILED -> reporter.offer(new Report(outcome.delivery(), outcome.status()));
                case QUEUED -> {
                    if (outcome.nextAttemptAt() != null) {
                        reporter.deferred(outcome.delivery(), outcome.status(), outcome.nextAttemptAt());
                    }
                }
            }
        }
        dropContents(ofNoUse);
    }

    private void dropContents(List<String> blobs) {
        try {
            reports.dropContents(blobs);
        } catch (RuntimeException e) {
            log.warn("{} contents could not be dropped; they go with their rows", blobs.size(), e);
        }
    }

    /** Tells again what could not be told, also from before the start; clears away what is old. */
    private void sweep() {
        Instant before = clock.instant();
        for (Running now = running; now != null; now = running) {
            try {
                reports.unreported(before, SWEEP_BATCH).forEach(now.reporter()::offer);
                reports.purge(clock.instant().minus(settings.keepFinishedFor()), SWEEP_BATCH);
                metrics.waiting(reports.waiting());
            } catch (RuntimeException e) {
                log.warn("Sweep of the outbound queue failed, trying again", e);
            }
            pause(SWEEP_EVERY);
            before = clock.instant().minus(SWEEP_EVERY);
        }
    }

    /** Couriers end the mail they are at; what they had not begun with goes back to the table. */
    @Override
    public void stop() {
        Running now = running;
        if (now == null) {
            return;
        }
        dispatcher.stop().forEach(ticket -> giveBack(now, ticket));
        Instant deadline = Instant.now().plus(PATIENCE_AT_STOP);
        while (dispatcher.claimed() > 0 && Instant.now().isBefore(deadline)) {
            pause(Duration.ofMillis(20));
        }
        now.outcomes().close();
        now.reporter().close();
        running = null;
        name.close();
    }

    private static void pause(Duration length) {
        try {
            Thread.sleep(length);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }

    /** After all that listens is there, and before it goes. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 4096;
    }
}
