package dev.amana.moderation.classifier;

import org.springframework.stereotype.Component;

/** What people can know about the classifier. */
@Component
public class Classifier {
    private final ClassifierTable table;
    private final ClassifierProperties properties;

    Classifier(ClassifierTable table, ClassifierProperties properties) {
        this.table = table;
        this.properties = properties;
    }

    /**
     * How it stands.
     *
     * @param version such as {@code classifier/312-03bd5a11}: how many decisions it learnt, and a digest of them
     * @param active whether it says anything to rules
     * @param decisions how many it learnt
     * @param harmful how many of them withheld the message, or said that it should have been
     * @param fromReports how many of them were answers to reports of delivered messages
     * @param overturned how many of them said the opposite of an earlier one on the same message, such as after an appeal
     * @param fewestDecisions how many it needs
     * @param fewestOfEach how many of each kind it needs
     */
    public record State(
            String version,
            boolean active,
            long decisions,
            long harmful,
            long fromReports,
            long overturned,
            int fewestDecisions,
            int fewestOfEach,
            Calibration calibration) {}

    public State state() {
        Progress progress = table.progress();
        return new State(
                progress.label(),
                progress.enough(properties),
                progress.example(),
                progress.harmful(),
                table.of(Lesson.Source.REPORT),
                table.overturned(),
                properties.fewestDecisions(),
                properties.fewestOfEach(),
                Calibration.of(table.predictions(properties.calibratedBy())));
    }
}
