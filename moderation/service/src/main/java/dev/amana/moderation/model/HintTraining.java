package dev.amana.moderation.model;

import dev.amana.moderation.model.Corpus.Example;
import dev.amana.moderation.rules.RuleSet;
import dev.amana.moderation.signal.Passage;
import dev.amana.moderation.verdict.Message;
import dev.amana.moderation.verdict.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Learns from all languages together what the things that rules notice speak for. */
final class HintTraining {
    private static final int FEWEST_TEXTS = 15;
    private static final double COST = 0.3;
    /** Few weights hold for many texts, and take long to settle; but a round of them is nothing. */
    private static final int ROUNDS = 300;

    private final List<Set<String>> texts;
    private final List<Boolean> labels;

    HintTraining(Collection<Corpus> corpora, RuleSet rules) {
        List<Noticed> noticed = corpora.parallelStream()
                .flatMap(
                        corpus -> corpus.examples().stream().map(example -> noticed(example, corpus.language(), rules)))
                .toList();
        texts = noticed.stream().map(Noticed::names).toList();
        labels = noticed.stream().map(Noticed::isHarm).toList();
    }

    private record Noticed(Set<String> names, boolean isHarm) {}

    private static Noticed noticed(Example example, Language language, RuleSet rules) {
        Message message = new Message(Role.AGENT, Role.BUYER, language.code(), List.of(example.text()), List.of());
        RuleSet.Heard heard = rules.hear(Passage.own(message, 0), rules.reading());
        Hints hints = Hints.of(heard.hints(), heard.signals());
        return new Noticed(
                hints.in(language, 0, Integer.MAX_VALUE, example.words().size()),
                example.label().equals(Target.HARM.label()));
    }

    HintWeights trained() {
        Map<String, Integer> counts = new TreeMap<>();
        texts.forEach(names -> names.forEach(name -> counts.merge(name, 1, Integer::sum)));
        counts.values().removeIf(count -> count < FEWEST_TEXTS);
        List<String> names = List.copyOf(counts.keySet());
        List<SparseVector> vectors = new ArrayList<>(texts.size());
        boolean[] harm = new boolean[texts.size()];
        for (int i = 0; i < harm.length; i++) {
            Map<Integer, Double> values = new TreeMap<>();
            for (String name : texts.get(i)) {
                int number = Collections.binarySearch(names, name);
                if (number >= 0) {
                    values.put(number, 1.0);
                }
            }
            vectors.add(SparseVector.of(values));
            harm[i] = labels.get(i);
        }
        double[] trained = new LogisticRegression(vectors, harm, names.size(), COST, ROUNDS).weights();
        Map<String, Float> weights = new TreeMap<>();
        for (int i = 0; i < names.size(); i++) {
            weights.put(names.get(i), (float) trained[i]);
        }
        return new HintWeights(trained[names.size()], Map.copyOf(weights));
    }
}
