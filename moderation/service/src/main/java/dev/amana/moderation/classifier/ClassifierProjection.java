package dev.amana.moderation.classifier;

import dev.amana.moderation.classifier.ClassifierTable.Example;
import dev.amana.moderation.classifier.Learner.Bucket;
import dev.amana.moderation.screening.ScreeningEvent.ScreeningDecided;
import dev.amana.moderation.verdict.Outcome;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.springframework.stereotype.Component;

/** Learns each decision of a person in the order in which they were made; one after the other, as they build on another. */
@Component
@ProcessingGroup(ClassifierProjection.GROUP)
class ClassifierProjection {
    static final String GROUP = "moderation.classifier";

    /** Before that many, a probability would be mere noise. */
    private static final int FIRST_CALIBRATED = 30;

    private final ClassifierTable table;
    private final Examples examples;
    private final ClassifierProperties properties;

    ClassifierProjection(ClassifierTable table, Examples examples, ClassifierProperties properties) {
        this.table = table;
        this.examples = examples;
        this.properties = properties;
    }

    @EventHandler
    void on(ScreeningDecided event) {
        if (!table.has(event.screeningId(), event.revision())) {
            examples.of(event.screeningId())
                    .filter(features -> !features.isEmpty())
                    .ifPresent(features -> learn(event, features));
        }
    }

    private void learn(ScreeningDecided event, Features features) {
        Progress before = table.progress();
        Map<Integer, Bucket> buckets = table.buckets(features.buckets());
        boolean harmful = event.outcome() == Outcome.BLOCKED;
        double margin = Learner.margin(features, buckets);
        Double probability = before.example() < FIRST_CALIBRATED
                ? null
                : Double.valueOf(before.scale().probability(margin));
        Learner.learn(features, margin, harmful, buckets);
        Progress after = after(before, event, harmful, margin);
        table.put(features.buckets(), buckets, after.example());
        table.add(new Example(
                after, event.screeningId(), event.revision(), harmful, margin, probability, event.decidedAt()));
    }

    private Progress after(Progress before, ScreeningDecided event, boolean harmful, double margin) {
        List<Scale.Outcome> outcomes = new ArrayList<>(table.outcomes(properties.calibratedBy() - 1));
        outcomes.add(new Scale.Outcome(margin, harmful));
        return new Progress(
                before.example() + 1,
                digest(before.digest() + '|' + event.screeningId() + '|' + event.revision() + '|' + harmful),
                before.harmful() + (harmful ? 1 : 0),
                Scale.of(outcomes));
    }

    private static String digest(String text) {
        try {
            byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha256);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @ResetHandler
    void reset() {
        table.clear();
    }
}
