package dev.amana.moderation.model;

import dev.amana.moderation.model.Corpus.Example;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The words of texts that threaten nobody, which are no slips of the pen for those that rules look for. */
final class OrdinaryWords {
    /** What stands in one text alone may be a slip itself. */
    private static final int FEWEST_TEXTS = 2;

    private static final int SHORTEST_CHARS = 3;

    private OrdinaryWords() {}

    /** As a file of rules. */
    static String asRules(Collection<Corpus> corpora) {
        Map<String, Integer> texts = new TreeMap<>();
        for (Corpus corpus : corpora) {
            for (Example example : corpus.examples()) {
                if (!example.label().equals(Target.HARM.label())) {
                    forms(example.words()).forEach(form -> texts.merge(form, 1, Integer::sum));
                }
            }
        }
        return texts.entrySet().stream()
                .filter(word -> word.getValue() >= FEWEST_TEXTS)
                .map(word -> '"' + word.getKey() + '"')
                .collect(Collectors.joining(", ", "ordinary-words: [", "]\n"));
    }

    private static Set<String> forms(Words words) {
        Set<String> forms = new HashSet<>();
        for (int i = 0; i < words.size(); i++) {
            for (String form : words.token(i).forms()) {
                if (form.length() >= SHORTEST_CHARS && form.chars().allMatch(Character::isLetter)) {
                    forms.add(form);
                }
            }
        }
        return forms;
    }
}
