package dev.amana.moderation.classifier;

import java.util.Map;

/**
 * Logistic regression, learnt one example at a time by FTRL-proximal (McMahan and others, "Ad Click Prediction: a View from
 * the Trenches", KDD 2013): each bucket has its own rate, which falls with what was learnt in it, and what is seldom seen
 * weighs nothing. The same examples in the same order give the same weights.
 */
final class Learner {
    private static final double RATE = 0.6;
    private static final double FIRST_RATE = 1.0;
    private static final double L1 = 0.002;
    private static final double L2 = 0.02;
    private static final Bucket UNKNOWN = new Bucket(0, 0);

    private Learner() {}

    /**
     * What is kept of a bucket.
     *
     * @param gradients their sum, less what the weight's moves took back
     * @param squares of gradients, their sum
     */
    record Bucket(double gradients, double squares) {
        double weight() {
            if (Math.abs(gradients) <= L1) {
                return 0;
            }
            double rate = (FIRST_RATE + Math.sqrt(squares)) / RATE;
            return -(gradients - Math.signum(gradients) * L1) / (rate + L2);
        }

        private Bucket moved(double gradient) {
            double more = squares + gradient * gradient;
            double step = (Math.sqrt(more) - Math.sqrt(squares)) / RATE;
            return new Bucket(gradients + gradient - step * weight(), more);
        }
    }

    /** How harmful a text looks, on no scale yet; 0 for one of which nothing is known. */
    static double margin(Features features, Map<Integer, Bucket> known) {
        double margin = 0;
        for (int i = 0; i < features.buckets().length; i++) {
            Bucket bucket = known.get(features.buckets()[i]);
            margin += bucket == null ? 0 : bucket.weight() * features.values()[i];
        }
        return margin;
    }

    /** Puts into {@code known} what an example with this margin changes: all buckets of its features. */
    static void learn(Features features, double margin, boolean harmful, Map<Integer, Bucket> known) {
        double error = probability(margin) - (harmful ? 1 : 0);
        for (int i = 0; i < features.buckets().length; i++) {
            double gradient = error * features.values()[i];
            known.merge(features.buckets()[i], UNKNOWN.moved(gradient), (old, first) -> old.moved(gradient));
        }
    }

    static double probability(double margin) {
        return 1 / (1 + Math.exp(-margin));
    }
}
