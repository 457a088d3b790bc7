package dev.amana.moderation.classifier;

import dev.amana.moderation.signal.Category;
import dev.amana.moderation.signal.Passage;
import dev.amana.moderation.signal.Signal;
import dev.amana.moderation.signal.SignalSource;
import dev.amana.moderation.signal.View;
import dev.amana.moderation.verdict.Severity;
import dev.amana.platform.BackgroundLoop;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The probability that a reviewer would withhold a message, as one signal of the whole message. Every instance follows the
 * table, and keeps the weights in memory; a message is judged by one version of them.
 */
@Component
public class LearnedSignals implements SignalSource, SmartLifecycle {
    /** The signal's name. */
    public static final String NAME = Category.LEARNED;

    private final ClassifierTable table;
    private final Examples examples;
    private final ClassifierProperties properties;
    private final BackgroundLoop loop;
    private volatile Model model = Model.NONE;

    LearnedSignals(ClassifierTable table, Examples examples, ClassifierProperties properties) {
        this.table = table;
        this.examples = examples;
        this.properties = properties;
        this.loop = new BackgroundLoop("classifier", properties.followEvery(), this::follow);
    }

    /** What is said by, at one time. */
    private static final class Model {
        static final Model NONE = new Model(Progress.NONE, null);

        private final Progress progress;
        /** Null until enough was learnt. */
        private final float @Nullable [] weights;

        Model(Progress progress, float @Nullable [] weights) {
            this.progress = progress;
            this.weights = weights;
        }

        Progress progress() {
            return progress;
        }

        float @Nullable [] weights() {
            return weights;
        }
    }

    /** A text is judged with its subject; so the first of a message's texts has the signal, for all of them. */
    @Override
    public List<Signal> signals(Passage passage) {
        Model now = model;
        float[] weights = now.weights();
        if (weights == null || !passage.isFirst()) {
            return List.of();
        }
        Features features = examples.of(passage.message());
        double margin = 0;
        for (int i = 0; i < features.buckets().length; i++) {
            margin += weights[features.buckets()[i]] * features.values()[i];
        }
        double probability = now.progress().scale().probability(margin);
        return List.of(new Signal(
                Category.CLASSIFIER,
                NAME,
                probability,
                Severity.NONE,
                passage.place(),
                View.WHOLE,
                passage.part(),
                0,
                passage.text().length(),
                now.progress().label()));
    }

    private boolean follow() {
        refresh();
        return false;
    }

    /** What is learnt while it reads may be in the weights already; the next look will name it. */
    private synchronized void refresh() {
        Model known = model;
        Progress latest = table.progress();
        if (latest.equals(known.progress())) {
            return;
        }
        if (!latest.enough(properties)) {
            model = new Model(latest, null);
            return;
        }
        float[] before = known.weights();
        boolean further = before != null && table.includes(known.progress());
        float[] weights = (before != null && further) ? before.clone() : new float[Features.BUCKETS];
        table.weightsSince(further ? known.progress().example() : 0)
                .forEach((bucket, weight) -> weights[bucket] = weight.floatValue());
        model = new Model(latest, weights);
    }

    /** Before anything is heard. */
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
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }
}
