package dev.amana.moderation.model;

import java.util.List;

/**
 * Logistic regression with an L2 penalty, found by dual coordinate descent: one text after the other gets the say that fits the
 * others' best. Both kinds of texts weigh the same in sum, however many there are. It computes the same everywhere: in one
 * order, with {@link StrictMath}.
 */
final class LogisticRegression {
    private static final int MOST_STEPS = 12;
    private static final double GOOD_ENOUGH = 1e-4;
    /** Prime to any number of texts that there will be, so that like texts do not come one after the other. */
    private static final int STRIDE = 7_368_787;

    private final List<SparseVector> texts;
    private final boolean[] labels;
    private final double[] costs;
    private final int rounds;
    private final double[] weights;
    /** The logit of each text's say, which is its share of the cost. */
    private final double[] says;

    /**
     * A regression to be found.
     *
     * @param size how many features there are
     * @param cost how much a text that is wrong weighs against large weights
     * @param rounds at most so many times through all texts
     */
    LogisticRegression(List<SparseVector> texts, boolean[] labels, int size, double cost, int rounds) {
        this.rounds = rounds;
        this.texts = texts;
        this.labels = labels;
        this.weights = new double[size + 1];
        this.costs = costs(labels, cost);
        this.says = new double[labels.length];
        for (int i = 0; i < says.length; i++) {
            says[i] = -4;
            move(i, probability(says[i]));
        }
    }

    private static double[] costs(boolean[] labels, double cost) {
        int positive = 0;
        for (boolean label : labels) {
            positive += label ? 1 : 0;
        }
        double[] costs = new double[labels.length];
        for (int i = 0; i < costs.length; i++) {
            costs[i] = cost * labels.length / (2.0 * (labels[i] ? positive : labels.length - positive));
        }
        return costs;
    }

    /** The last one is the bias. */
    double[] weights() {
        for (int round = 0; round < rounds; round++) {
            double most = 0;
            for (int i = 0; i < says.length; i++) {
                most = Math.max(most, refined((int) ((long) i * STRIDE % says.length)));
            }
            if (most < GOOD_ENOUGH) {
                break;
            }
        }
        return weights.clone();
    }

    /** How much the text's say changed. */
    private double refined(int i) {
        double right = (labels[i] ? 1 : -1) * (texts.get(i).times(weights) + weights[weights.length - 1]);
        double stiffness = costs[i] * (texts.get(i).squares() + 1);
        double before = probability(says[i]);
        double logit = solved(right - stiffness * before, stiffness, says[i]);
        says[i] = logit;
        double change = probability(logit) - before;
        move(i, change);
        return Math.abs(change);
    }

    /** Where {@code logit + stiffness * probability(logit) + constant} is 0: by Newton's method within shrinking bounds. */
    private static double solved(double constant, double stiffness, double from) {
        double low = -constant - stiffness;
        double high = -constant;
        double logit = Math.clamp(from, low, high);
        for (int step = 0; step < MOST_STEPS; step++) {
            double p = probability(logit);
            double value = logit + stiffness * p + constant;
            if (value > 0) {
                high = logit;
            } else {
                low = logit;
            }
            double next = logit - value / (1 + stiffness * p * (1 - p));
            next = next < low || next > high ? (low + high) / 2 : next;
            if (Math.abs(next - logit) < 1e-6) {
                return next;
            }
            logit = next;
        }
        return logit;
    }

    private void move(int i, double change) {
        double by = (labels[i] ? 1 : -1) * costs[i] * change;
        texts.get(i).addTo(weights, by);
        weights[weights.length - 1] += by;
    }

    private static double probability(double logit) {
        return 1 / (1 + StrictMath.exp(-logit));
    }
}
