package dev.amana.moderation.classifier;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far predictions can be trusted, by those that were made before the decision was known.
 *
 * @param predictions how many there are
 * @param harmful of how many of them people said that they are
 * @param brier mean square of the error; 0 is perfect, 0.25 is a coin
 * @param brierOfShare the same for somebody who always says how many are harmful on average: worse than that is useless
 * @param auc the chance that a harmful message has a higher probability than a harmless one; null without both
 * @param error by how much the probabilities are off on average, over the bands
 * @param bands of a tenth each; those without a prediction are left out
 */
public record Calibration(
        int predictions,
        int harmful,
        double brier,
        double brierOfShare,
        @Nullable Double auc,
        double error,
        List<Band> bands) {
    private static final int BANDS = 10;

    /**
     * Predictions between two probabilities.
     *
     * @param predicted their mean
     * @param observed the share of them that people found harmful
     */
    public record Band(double from, double to, int predictions, double predicted, double observed) {}

    record Prediction(double probability, boolean harmful) {
        double squaredError() {
            double error = probability - (harmful ? 1 : 0);
            return error * error;
        }
    }

    static Calibration of(List<Prediction> predictions) {
        int harmful = (int) predictions.stream().filter(Prediction::harmful).count();
        double share = predictions.isEmpty() ? 0 : (double) harmful / predictions.size();
        List<Band> bands = bands(predictions);
        return new Calibration(
                predictions.size(),
                harmful,
                predictions.stream()
                        .mapToDouble(Prediction::squaredError)
                        .average()
                        .orElse(0),
                share * (1 - share),
                auc(predictions, harmful),
                bands.stream()
                        .mapToDouble(band ->
                                Math.abs(band.predicted() - band.observed()) * band.predictions() / predictions.size())
                        .sum(),
                bands);
    }

    private static List<Band> bands(List<Prediction> predictions) {
        List<Band> bands = new ArrayList<>();
        for (int i = 0; i < BANDS; i++) {
            int band = i;
            List<Prediction> within = predictions.stream()
                    .filter(prediction -> Math.min(BANDS - 1, (int) (prediction.probability() * BANDS)) == band)
                    .toList();
            if (!within.isEmpty()) {
                bands.add(new Band(
                        (double) i / BANDS,
                        (i + 1.0) / BANDS,
                        within.size(),
                        within.stream()
                                .mapToDouble(Prediction::probability)
                                .average()
                                .orElseThrow(),
                        (double) within.stream().filter(Prediction::harmful).count() / within.size()));
            }
        }
        return List.copyOf(bands);
    }

    /** By ranks, those of equal probability sharing theirs. */
    private static @Nullable Double auc(List<Prediction> predictions, int harmful) {
        int harmless = predictions.size() - harmful;
        if (harmful == 0 || harmless == 0) {
            return null;
        }
        List<Prediction> sorted = predictions.stream()
                .sorted(Comparator.comparingDouble(Prediction::probability))
                .toList();
        double ranks = 0;
        for (int from = 0, to; from < sorted.size(); from = to) {
            to = from;
            int harmfulHere = 0;
            while (to < sorted.size()
                    && sorted.get(to).probability() == sorted.get(from).probability()) {
                harmfulHere += sorted.get(to++).harmful() ? 1 : 0;
            }
            ranks += harmfulHere * (from + 1 + to) / 2.0;
        }
        return (ranks - harmful * (harmful + 1.0) / 2) / ((double) harmful * harmless);
    }
}
