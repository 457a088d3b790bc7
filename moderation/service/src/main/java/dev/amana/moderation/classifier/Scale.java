package dev.amana.moderation.classifier;

import java.util.List;

/**
 * Makes probabilities of margins, by Platt's method as corrected by Lin, Lin and Weng (2007): a logistic curve through what
 * was predicted and what people said.
 *
 * @param slope never negative: a higher margin is never less harmful
 */
record Scale(double slope, double intercept) {
    static final Scale NONE = new Scale(1, 0);
    private static final int MOST_STEPS = 50;
    private static final double TINY = 1e-10;
    private static final double CLOSE = 1e-7;

    /** A margin that was predicted before the decision was known, and the decision. */
    record Outcome(double margin, boolean harmful) {}

    double probability(double margin) {
        return Learner.probability(slope * margin + intercept);
    }

    /** By Newton's method with ever smaller steps; without outcomes of both kinds there is only a share to tell. */
    static Scale of(List<Outcome> outcomes) {
        long harmful = outcomes.stream().filter(Outcome::harmful).count();
        long harmless = outcomes.size() - harmful;
        // Nobody is ever quite sure, least of all with few examples.
        double high = (harmful + 1.0) / (harmful + 2.0);
        double low = 1.0 / (harmless + 2.0);
        Scale share = new Scale(0, Math.log((harmful + 1.0) / (harmless + 1.0)));
        Scale scale = share;
        for (int step = 0; step < MOST_STEPS; step++) {
            Scale next = better(scale, outcomes, high, low);
            if (Math.abs(next.slope - scale.slope) + Math.abs(next.intercept - scale.intercept) < CLOSE) {
                break;
            }
            scale = next;
        }
        return scale.slope > 0 ? scale : share;
    }

    private static Scale better(Scale scale, List<Outcome> outcomes, double high, double low) {
        double slopes = TINY;
        double intercepts = TINY;
        double both = 0;
        double bySlope = 0;
        double byIntercept = 0;
        for (Outcome outcome : outcomes) {
            double margin = outcome.margin();
            double p = scale.probability(margin);
            double weight = p * (1 - p);
            double error = p - (outcome.harmful() ? high : low);
            slopes += margin * margin * weight;
            both += margin * weight;
            intercepts += weight;
            bySlope += error * margin;
            byIntercept += error;
        }
        double determinant = slopes * intercepts - both * both;
        double forSlope = (intercepts * bySlope - both * byIntercept) / determinant;
        double forIntercept = (slopes * byIntercept - both * bySlope) / determinant;
        double loss = loss(scale, outcomes, high, low);
        for (double length = 1; length > CLOSE; length /= 2) {
            Scale next = new Scale(scale.slope - length * forSlope, scale.intercept - length * forIntercept);
            if (loss(next, outcomes, high, low) < loss) {
                return next;
            }
        }
        return scale;
    }

    private static double loss(Scale scale, List<Outcome> outcomes, double high, double low) {
        double loss = 0;
        for (Outcome outcome : outcomes) {
            double target = outcome.harmful() ? high : low;
            double x = scale.slope * outcome.margin() + scale.intercept;
            // log(1 + e^x), without overflow.
            loss += Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))) - target * x;
        }
        return loss;
    }
}
