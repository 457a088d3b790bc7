package dev.amana.moderation.model;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How much each thing that rules notice speaks for harm, in all languages alike: a weapon is one in each. They are few and known by many
 * examples; so they hold for texts of any kind, where n-grams know only those of their corpus.
 *
 * @param weights by name
 */
record HintWeights(double bias, Map<String, Float> weights) {
    /** Of a model that has only words. */
    static final HintWeights NONE = new HintWeights(0, Map.of());

    /** However sure the words are, they count for this much at most: in a text of a new kind they are sure of anything. */
    private static final double MOST_OF_WORDS = 4;

    private static final double LEAST_OF_WORDS = -3;
    /** By how much words may speak against harm before they acquit. */
    private static final double ACQUITTAL = 2.5;

    /** As the logarithm of odds. */
    double of(Set<String> names) {
        double sum = bias;
        for (String name : names) {
            sum += weights.getOrDefault(name, 0f);
        }
        return sum;
    }

    /** Words and hints together. Words that are known to be harmless acquit, whatever ideas they speak of. */
    double with(double words, Set<String> names) {
        double sum = of(names) + Math.clamp(words, LEAST_OF_WORDS, MOST_OF_WORDS);
        return Math.min(sum, most(words));
    }

    /** With whatever hints. */
    double most(double words) {
        return Target.HARM.sure() + ACQUITTAL + words;
    }

    boolean isEmpty() {
        return weights.isEmpty();
    }

    void write(DataOutputStream out) throws IOException {
        out.writeDouble(bias);
        out.writeInt(weights.size());
        for (Map.Entry<String, Float> weight : new TreeMap<>(weights).entrySet()) {
            out.writeUTF(weight.getKey());
            out.writeFloat(weight.getValue());
        }
    }

    static HintWeights read(DataInputStream in) throws IOException {
        double bias = in.readDouble();
        int size = in.readInt();
        Map<String, Float> weights = new TreeMap<>();
        for (int i = 0; i < size; i++) {
            weights.put(in.readUTF(), in.readFloat());
        }
        return new HintWeights(bias, Map.copyOf(weights));
    }
}
