package dev.amana.bench;

import java.util.List;

/** The middle value, which a single noisy round does not move. */
public final class Median {
    private Median() {}

    /** The median; of an even number of values the mean of the middle two. Throws where there is no value. */
    public static double of(List<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("the median of nothing");
        }
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
