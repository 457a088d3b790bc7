package dev.amana.moderation.model;

import dev.amana.moderation.model.Corpus.Example;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Trains the model of one language. The same corpus gives the same weights, bit by bit. */
final class LanguageTraining {
    /** N-grams and pairs that one text alone has tell nothing of others. Single words do, by what stands beside them. */
    private static final int FEWEST_TEXTS = 2;

    private static final double COST = 5;
    private static final int ROUNDS = 25;

    private static final int LANE_OF_WORDS = 1;

    private final Corpus corpus;
    private final Map<Integer, Integer> numbers = new TreeMap<>();
    private final int[] keys;
    private final double[] idf;
    private final double unknownIdf;

    LanguageTraining(Corpus corpus) {
        this.corpus = corpus;
        Map<Integer, Integer> texts = new HashMap<>();
        Set<Integer> words = new HashSet<>();
        for (Example example : corpus.examples()) {
            Set<Integer> own = new HashSet<>();
            features(example, (lane, key) -> {
                own.add(key);
                if (lane == LANE_OF_WORDS && corpus.language() != Language.JA) {
                    words.add(key);
                }
            });
            own.forEach(key -> texts.merge(key, 1, Integer::sum));
        }
        texts.forEach((key, count) -> {
            if (count >= FEWEST_TEXTS || words.contains(key)) {
                numbers.put(key, 0);
            }
        });
        unknownIdf = idf(1);
        keys = numbers.keySet().stream().mapToInt(Integer::intValue).toArray();
        idf = new double[keys.length];
        for (int i = 0; i < keys.length; i++) {
            numbers.put(keys[i], i);
            idf[i] = idf(texts.getOrDefault(keys[i], 0));
        }
    }

    private double idf(int texts) {
        return 1 + StrictMath.log((1.0 + corpus.examples().size()) / (1.0 + texts));
    }

    private void features(Example example, Grams.Sink sink) {
        for (int i = 0; i < example.words().size(); i++) {
            Grams.endingAt(i, example.words().sentenceStart(i), example.spelled(), corpus.language(), sink);
        }
    }

    LanguageModel trained() {
        List<SparseVector> texts = corpus.examples().stream().map(this::vector).toList();
        double[][] weights = new double[Target.values().length][];
        double[] biases = new double[Target.values().length];
        for (Target target : Target.values()) {
            boolean[] labels = new boolean[texts.size()];
            for (int i = 0; i < labels.length; i++) {
                labels[i] = corpus.examples().get(i).label().equals(target.label());
            }
            LogisticRegression regression = new LogisticRegression(texts, labels, keys.length, COST, ROUNDS);
            double[] trained = regression.weights();
            weights[target.number()] = Arrays.copyOf(trained, keys.length);
            biases[target.number()] = trained[keys.length];
        }
        return LanguageModel.of(corpus.language(), corpus.words(), biases, keys, idf, unknownIdf, weights);
    }

    private SparseVector vector(Example example) {
        Map<Integer, Double> values = new TreeMap<>();
        List<List<Integer>> blocks = new ArrayList<>(Collections.nCopies(Lane.BLOCKS, List.of()));
        blocks.replaceAll(any -> new ArrayList<>());
        double[] unknown = new double[Lane.BLOCKS];
        features(example, (lane, key) -> {
            int block = corpus.language().lanes().get(lane).block();
            Integer number = numbers.get(key);
            if (number != null) {
                blocks.get(block).add(number);
            } else {
                unknown[block] += unknownIdf * unknownIdf;
            }
        });
        for (int i = 0; i < Lane.BLOCKS; i++) {
            List<Integer> block = blocks.get(i);
            double squares = unknown[i];
            for (int feature : block) {
                squares += idf[feature] * idf[feature];
            }
            for (int feature : block) {
                values.merge(feature, idf[feature] / Math.sqrt(squares), Double::sum);
            }
        }
        return SparseVector.of(values);
    }
}
