package dev.amana.moderation.model;

import dev.amana.moderation.text.Spelled;
import dev.amana.moderation.text.SpelledCache;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Weights for one language. Immutable and thread-safe. */
final class LanguageModel {
    private static final int TARGETS = Target.values().length;
    private static final float MOST_IDF = 16;

    private final Language language;
    private final Map<String, String> words;
    private final double[] biases;
    private final float[] steps;
    private final int[] keys;
    private final byte[] idfs;
    private final short[][] weights;
    /** Of what the corpus does not know: a text of few known words says little. */
    private final float unknownIdf;

    // Open addressing: the features by the last bits of their keys, counted from 1.
    private final int[] places;
    private final SpelledCache<Word> wordsOfTexts = new SpelledCache<>();

    private LanguageModel(
            Language language,
            Map<String, String> words,
            double[] biases,
            float[] steps,
            int[] keys,
            byte[] idfs,
            float unknownIdf,
            short[][] weights) {
        this.language = language;
        this.words = words;
        this.biases = biases;
        this.steps = steps;
        this.keys = keys;
        this.idfs = idfs;
        this.unknownIdf = unknownIdf;
        this.weights = weights;
        this.places = new int[Integer.highestOneBit(Math.max(1, keys.length)) * 4];
        for (int i = 0; i < keys.length; i++) {
            int place = keys[i] & (places.length - 1);
            while (places[place] != 0) {
                place = (place + 1) & (places.length - 1);
            }
            places[place] = i + 1;
        }
    }

    /**
     * Weights, rounded to what is kept.
     *
     * @param words those of the corpus, and other spellings of them, each with the one that the features are made of
     * @param keys each once
     * @param weights for each target
     * @param biases likewise
     */
    static LanguageModel of(
            Language language,
            Map<String, String> words,
            double[] biases,
            int[] keys,
            double[] idf,
            double unknownIdf,
            double[][] weights) {
        byte[] idfs = new byte[keys.length];
        for (int i = 0; i < keys.length; i++) {
            idfs[i] = (byte) Math.round(Math.min(MOST_IDF, idf[i]) / MOST_IDF * 255);
        }
        float[] steps = new float[TARGETS];
        short[][] rounded = new short[TARGETS][keys.length];
        for (int target = 0; target < TARGETS; target++) {
            double most = 1e-9;
            for (int i = 0; i < keys.length; i++) {
                most = Math.max(most, Math.abs(weights[target][i] * idf[i]));
            }
            steps[target] = (float) (most / Short.MAX_VALUE);
            for (int i = 0; i < keys.length; i++) {
                rounded[target][i] = (short) Math.round(weights[target][i] * idf[i] / steps[target]);
            }
        }
        return new LanguageModel(language, words, biases, steps, keys, idfs, (float) unknownIdf, rounded);
    }

    Language language() {
        return language;
    }

    Map<String, String> words() {
        return words;
    }

    int size() {
        return keys.length;
    }

    /** Of each target; a copy. */
    double[] biases() {
        return biases.clone();
    }

    /** Which feature this is; negative where it is none. */
    private int find(int key) {
        int place = key & (places.length - 1);
        while (places[place] != 0) {
            int feature = places[place] - 1;
            if (keys[feature] == key) {
                return feature;
            }
            place = (place + 1) & (places.length - 1);
        }
        return -1;
    }

    /**
     * A word of a text as this language's corpus spells it. The same wherever the word stands.
     */
    final class Word {
        private final boolean known;
        private final String spelled;
        private final long begun;
        /** Null until a text in this language has it. */
        private volatile float @Nullable [] sums;

        private Word(List<String> forms) {
            this.known = forms.stream().anyMatch(words::containsKey);
            this.spelled = Spelling.of(forms, words);
            this.begun = Grams.begun(spelled);
        }

        /** Whether the corpus has it in any of its spellings. */
        boolean isKnown() {
            return known;
        }

        String spelled() {
            return spelled;
        }

        /** See {@link Grams#begun}. */
        long begun() {
            return begun;
        }

        /** What the n-grams of its letters and the word itself amount to: for each the sums of their weights for each target, and of their squares. */
        float[] sums() {
            float[] found = sums;
            if (found == null) {
                found = new float[2 * Sums.KINDS];
                float[] into = found;
                Grams.letters(spelled, key -> addTo(into, 0, key));
                addTo(found, Lane.WORD * Sums.KINDS, Grams.alone(spelled));
                sums = found;
            }
            return found;
        }
    }

    Word word(Spelled word) {
        return wordsOfTexts.get(word, asked -> new Word(asked.forms()));
    }

    /** Adds a feature's weights and its square, from place {@code at} on; of one that is unknown the square alone. */
    void addTo(float[] sums, int at, int key) {
        int feature = find(key);
        if (feature >= 0) {
            for (int target = 0; target < TARGETS; target++) {
                sums[at + target] += weights[target][feature] * steps[target];
            }
            sums[at + TARGETS] += squaredIdf(feature);
        } else {
            sums[at + TARGETS] += unknownIdf * unknownIdf;
        }
    }

    private float squaredIdf(int feature) {
        float idf = (idfs[feature] & 0xFF) * MOST_IDF / 255;
        return idf * idf;
    }

    void write(DataOutputStream out) throws IOException {
        out.writeUTF(language.name());
        out.writeInt(words.size());
        for (Map.Entry<String, String> word : words.entrySet()) {
            out.writeUTF(word.getKey());
            out.writeUTF(word.getKey().equals(word.getValue()) ? "" : word.getValue());
        }
        for (int target = 0; target < TARGETS; target++) {
            out.writeDouble(biases[target]);
            out.writeFloat(steps[target]);
        }
        out.writeFloat(unknownIdf);
        out.writeInt(keys.length);
        for (int i = 0; i < keys.length; i++) {
            out.writeInt(keys[i]);
            out.writeByte(idfs[i]);
            for (short[] ofTarget : weights) {
                out.writeShort(ofTarget[i]);
            }
        }
    }

    static LanguageModel read(DataInputStream in) throws IOException {
        Language language = Language.valueOf(in.readUTF());
        int known = in.readInt();
        Map<String, String> words = LinkedHashMap.newLinkedHashMap(known);
        for (int i = 0; i < known; i++) {
            String spelling = in.readUTF();
            String word = in.readUTF();
            words.put(spelling, word.isEmpty() ? spelling : word);
        }
        double[] biases = new double[TARGETS];
        float[] steps = new float[TARGETS];
        for (int target = 0; target < TARGETS; target++) {
            biases[target] = in.readDouble();
            steps[target] = in.readFloat();
        }
        float unknownIdf = in.readFloat();
        int size = in.readInt();
        int[] keys = new int[size];
        byte[] idfs = new byte[size];
        short[][] weights = new short[TARGETS][size];
        for (int i = 0; i < size; i++) {
            keys[i] = in.readInt();
            idfs[i] = in.readByte();
            for (short[] ofTarget : weights) {
                ofTarget[i] = in.readShort();
            }
        }
        return new LanguageModel(language, words, biases, steps, keys, idfs, unknownIdf, weights);
    }
}
