package dev.amana.moderation.model;

import java.util.Map;

/** Mostly zeros. */
final class SparseVector {
    private final int[] at;
    private final double[] values;

    private SparseVector(int[] at, double[] values) {
        this.at = at;
        this.values = values;
    }

    static SparseVector of(Map<Integer, Double> values) {
        int[] at = new int[values.size()];
        double[] of = new double[values.size()];
        int i = 0;
        for (Map.Entry<Integer, Double> value : values.entrySet()) {
            at[i] = value.getKey();
            of[i++] = value.getValue();
        }
        return new SparseVector(at, of);
    }

    double times(double[] vector) {
        double sum = 0;
        for (int i = 0; i < at.length; i++) {
            sum += values[i] * vector[at[i]];
        }
        return sum;
    }

    double squares() {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return sum;
    }

    void addTo(double[] vector, double factor) {
        for (int i = 0; i < at.length; i++) {
            vector[at[i]] += factor * values[i];
        }
    }
}
