package dev.amana.moderation.classifier;

/** A text as the classifier sees it: a short vector of length 1 in a space of {@value #BUCKETS} dimensions. */
final class Features {
    static final int BUCKETS = 1 << 18;

    private final int[] buckets;
    private final double[] values;

    /**
     * @param buckets in ascending order, each once
     * @param values one for each
     */
    Features(int[] buckets, double[] values) {
        this.buckets = buckets;
        this.values = values;
    }

    int[] buckets() {
        return buckets;
    }

    double[] values() {
        return values;
    }

    boolean isEmpty() {
        return buckets.length == 0;
    }
}
