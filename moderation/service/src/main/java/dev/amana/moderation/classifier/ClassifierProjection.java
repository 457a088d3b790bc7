package dev.amana.moderation.classifier;

import dev.amana.moderation.classifier.ClassifierTable.Example;
import dev.amana.moderation.classifier.Learner.Bucket;
import dev.amana.moderation.classifier.Lesson.Source;
import dev.amana.moderation.report.Answer;
import dev.amana.moderation.report.Measure;
import dev.amana.moderation.report.ReportEvent.ReportAnswered;
import dev.amana.moderation.report.ReportEvent.ReportAppealDecided;
import dev.amana.moderation.screening.ScreeningEvent.ScreeningDecided;
import dev.amana.moderation.verdict.Outcome;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
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
        learn(
                new Lesson(
                        Source.SCREENING,
                        event.screeningId(),
                        event.revision(),
                        event.outcome() == Outcome.BLOCKED,
                        event.decidedAt()),
                () -> examples.of(event.screeningId()));
    }

    /** What nobody held: without them it would know nothing of what the rules do not find. */
    @EventHandler
    void on(ReportAnswered event) {
        learn(
                new Lesson(Source.REPORT, event.messageId(), 1, event.answer() == Answer.UPHELD, event.answeredAt()),
                () -> examples.ofReport(event.reportId()));
    }

    /** What nothing stays of was not harmful after all. */
    @EventHandler
    void on(ReportAppealDecided event) {
        if (event.measure() == Measure.NONE) {
            learn(
                    new Lesson(Source.REPORT, event.messageId(), 2, false, event.decidedAt()),
                    () -> examples.ofReport(event.reportId()));
        }
    }

    private void learn(Lesson lesson, Supplier<Optional<Features>> example) {
        if (!table.has(lesson)) {
            example.get().filter(features -> !features.isEmpty()).ifPresent(features -> learn(lesson, features));
        }
    }

    private void learn(Lesson lesson, Features features) {
        Progress before = table.progress();
        Optional<Boolean> saidBefore = table.said(lesson.messageId());
        Map<Integer, Bucket> buckets = table.buckets(features.buckets());
        double margin = Learner.margin(features, buckets);
        Double probability = before.example() < FIRST_CALIBRATED
                ? null
                : Double.valueOf(before.scale().probability(margin));
        Learner.learn(features, margin, lesson.harmful(), buckets);
        if (saidBefore.filter(said -> said != lesson.harmful()).isPresent()) {
            // Once for what it takes back, and once for itself.
            Learner.learn(features, Learner.margin(features, buckets), lesson.harmful(), buckets);
            table.say(lesson.messageId(), lesson.harmful());
        }
        Progress after = after(before, lesson, saidBefore.isEmpty(), margin);
        table.put(features.buckets(), buckets, after.example());
        table.add(new Example(after, lesson, saidBefore.isEmpty(), margin, probability));
    }

    private Progress after(Progress before, Lesson lesson, boolean first, double margin) {
        List<Scale.Outcome> outcomes = new ArrayList<>(table.outcomes(properties.calibratedBy() - 1));
        if (first) {
            outcomes.add(new Scale.Outcome(margin, lesson.harmful()));
        }
        return new Progress(
                before.example() + 1,
                digest(before.digest() + '|' + lesson.mark()),
                before.harmful() + (lesson.harmful() ? 1 : 0),
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
