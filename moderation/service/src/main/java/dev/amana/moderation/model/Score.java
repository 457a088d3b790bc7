package dev.amana.moderation.model;

/**
 * What the model thinks of a part of a text.
 *
 * @param margin how far on the target's side of the border, as the logarithm of odds
 * @param start where in the original, in UTF-16 units
 * @param end exclusive
 * @param reach from where on words that say who said it count
 */
record Score(Target target, double margin, int start, int end, int reach) {
    boolean isSure() {
        return margin >= target.sure();
    }

    boolean touches(int from, int to) {
        return start < to && end > from;
    }

    double probability() {
        return 1 / (1 + Math.exp(-margin));
    }
}
