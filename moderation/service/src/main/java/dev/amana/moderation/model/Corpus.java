package dev.amana.moderation.model;

import dev.amana.moderation.text.Normaliser;
import dev.amana.moderation.text.Token;
import dev.amana.moderation.text.WordForms;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Texts with labels, in one language. */
record Corpus(Language language, List<Example> examples) {
    /** @param label one of {@link Target#label()}, or another for what is harmless */
    record Example(String label, String text, Words words, List<String> spelled) {}

    /** @param lines label, tab, text */
    static Corpus of(Language language, List<String> lines, Normaliser normaliser) {
        return new Corpus(
                language,
                lines.stream()
                        .map(line -> line.split("\t", 2))
                        .map(cells -> example(cells[0], cells[1], normaliser))
                        .filter(example -> example.words().size() > 0)
                        .toList());
    }

    private static Example example(String label, String text, Normaliser normaliser) {
        Words words = new Words(normaliser.tokens(text));
        return new Example(label, text, words, words.spelledPlainly());
    }

    Corpus where(Predicate<Example> condition) {
        return new Corpus(language, examples.stream().filter(condition).toList());
    }

    /** All words, and other spellings of them, each with the one that features are made of; the frequent ones first. */
    Map<String, String> words() {
        Map<String, Integer> counts = new TreeMap<>();
        examples.forEach(example -> example.spelled().forEach(word -> counts.merge(word, 1, Integer::sum)));
        Map<String, String> words = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .forEach(count -> words.put(count.getKey(), count.getKey()));
        for (Example example : examples) {
            for (int i = 0; i < example.words().size(); i++) {
                Token token = example.words().token(i);
                String spelled = example.spelled().get(i);
                WordForms.inRule(token).forEach(form -> words.putIfAbsent(form, spelled));
            }
        }
        return words;
    }
}
