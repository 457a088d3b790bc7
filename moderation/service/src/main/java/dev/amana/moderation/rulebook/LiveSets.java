package dev.amana.moderation.rulebook;

import dev.amana.moderation.ruleset.CompiledSet;
import dev.amana.moderation.text.Normaliser;
import dev.amana.platform.BackgroundLoop;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The versions that this instance screens with. It follows the table, as every other instance does, and swaps all of them in
 * one step: who took one before keeps it to the end. A version that does not compile any more, because the language has
 * become stricter since, leaves the last good ones in force and alarms.
 */
@Component
public class LiveSets implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(LiveSets.class);
    /** Longer than any screening takes. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    /** @param shadows evaluated beside the live one */
    public record InUse(@Nullable CompiledSet live, List<CompiledSet> shadows) {
        static final InUse NOTHING = new InUse(null, List.of());

        List<CompiledSet> all() {
            List<CompiledSet> all = new ArrayList<>(shadows);
            if (live != null) {
                all.add(live);
            }
            return all;
        }
    }

    private record Old(CompiledSet set, Instant since) {}

    private final RuleSets table;
    private final Normaliser normaliser;
    private final Clock clock;
    private final Counter refused;
    private final BackgroundLoop loop;
    private final Deque<Old> old = new ArrayDeque<>();
    private volatile InUse inUse = InUse.NOTHING;
    private String stamp = "";

    LiveSets(
            RuleSets table,
            Normaliser normaliser,
            Clock clock,
            MeterRegistry meters,
            @Value("${amana.moderation.rule-sets.follow-every:300ms}") Duration followEvery) {
        this.table = table;
        this.normaliser = normaliser;
        this.clock = clock;
        this.refused = meters.counter("amana.moderation.rule-sets.refused");
        this.loop = new BackgroundLoop("rule-sets", followEvery, this::follow);
    }

    public InUse inUse() {
        return inUse;
    }

    private boolean follow() {
        refresh();
        closeOld();
        return false;
    }

    private synchronized void refresh() {
        String now = table.inUseStamp();
        if (now.equals(stamp)) {
            return;
        }
        try {
            InUse before = inUse;
            inUse = compiled(table.inUse(RuleBook.MOST_SHADOWS + 1));
            stamp = now;
            before.all().forEach(set -> old.add(new Old(set, clock.instant())));
            log.info(
                    "Screening by {}",
                    inUse.live() == null ? "the built-in rules" : inUse.live().label());
        } catch (RuntimeException unusable) {
            refused.increment();
            log.error("Rule sets refused, those before stay in force: {}", unusable.getMessage());
            stamp = now;
        }
    }

    private InUse compiled(List<RuleSetView> views) {
        CompiledSet live = null;
        List<CompiledSet> shadows = new ArrayList<>();
        for (RuleSetView view : views) {
            CompiledSet set = CompiledSet.compile(view.version(), view.text(), normaliser);
            if (view.state() == RuleSetState.LIVE) {
                live = set;
            } else {
                shadows.add(set);
            }
        }
        return new InUse(live, List.copyOf(shadows));
    }

    private synchronized void closeOld() {
        Instant before = clock.instant().minus(GRACE);
        while (!old.isEmpty() && old.getFirst().since().isBefore(before)) {
            old.removeFirst().set().close();
        }
    }

    /** Before anything is heard: the first message after a start is screened by what was live before it. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE / 2;
    }

    @Override
    public void start() {
        refresh();
        loop.start();
    }

    @Override
    public void stop() {
        loop.stop();
        inUse.all().forEach(CompiledSet::close);
        old.forEach(each -> each.set().close());
        old.clear();
        inUse = InUse.NOTHING;
        stamp = "";
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }
}
