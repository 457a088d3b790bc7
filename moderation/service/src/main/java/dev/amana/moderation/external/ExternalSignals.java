package dev.amana.moderation.external;

import dev.amana.moderation.external.ExternalClassifier.Answer;
import dev.amana.moderation.external.ExternalClassifier.Scores;
import dev.amana.moderation.external.ExternalClassifier.Unavailable;
import dev.amana.moderation.signal.Category;
import dev.amana.moderation.signal.Signal;
import dev.amana.moderation.signal.View;
import dev.amana.moderation.verdict.Message;
import dev.amana.moderation.verdict.Place;
import dev.amana.moderation.verdict.Severity;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an external classifier says, as signals: one for each label, or one that says that there was no answer. Only messages
 * that are really sent are told to it, each once: no previews, no back-tests.
 */
public final class ExternalSignals {
    private static final String LABEL = "classifier.external.";
    private static final String NOTHING = "classifier.external-unavailable";
    private static final int MOST_TEXTS = 10;
    private static final int LONGEST_TEXT_CHARS = 5_000;

    private final @Nullable ExternalClassifier classifier;
    private final MeterRegistry meters;

    /** @param classifier null where nobody is asked */
    public ExternalSignals(@Nullable ExternalClassifier classifier, MeterRegistry meters) {
        this.classifier = classifier;
        this.meters = meters;
    }

    public List<Signal> of(Message message) {
        if (classifier == null) {
            return List.of();
        }
        Answer answer = classifier.classify(texts(message), message.locale());
        meters.counter("amana.moderation.external-classifier", "outcome", outcome(answer))
                .increment();
        return switch (answer) {
            case Scores scores ->
                scores.labels().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(label -> signal(LABEL + label.getKey(), label.getValue(), "external/" + scores.model()))
                        .toList();
            case Unavailable(var reason) -> List.of(signal(NOTHING, 0, "external/none"));
        };
    }

    private static String outcome(Answer answer) {
        return switch (answer) {
            case Scores scores -> "answered";
            case Unavailable(var reason) -> reason.name().toLowerCase(Locale.ROOT);
        };
    }

    /** What the sender writes now, and nothing about who it is. */
    private static List<String> texts(Message message) {
        return message.own().stream()
                .limit(MOST_TEXTS)
                .map(text -> text.substring(0, Math.min(text.length(), LONGEST_TEXT_CHARS)))
                .toList();
    }

    /** @param version of who said it, which the verdict names */
    private static Signal signal(String name, double confidence, String version) {
        return new Signal(
                Category.CLASSIFIER, name, confidence, Severity.NONE, Place.OWN, View.WHOLE, 0, 0, 0, version);
    }
}
