package dev.amana.moderation.rules;

import dev.amana.moderation.verdict.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What rule files say about ideas and what they mean together. */
record Lexicon(List<Concept> concepts, List<Frame> frames, Set<String> ordinaryWords) {
    private static final int MOST_WORDS_BETWEEN = 40;
    private static final int MOST_SENTENCES = 3;

    static final class Builder {
        private final List<Concept> concepts = new ArrayList<>();
        private final List<Frame> frames = new ArrayList<>();
        private final Set<String> ordinaryWords = new HashSet<>();

        void file(YamlNode file) {
            if (file.has("language")) {
                String language = file.text("language");
                concepts(file, "concepts", language, false);
                concepts(file, "exact-concepts", language, true);
            }
            ordinaryWords.addAll(file.texts("ordinary-words"));
            file.children("frames").forEach(node -> frames.add(frame(node)));
        }

        private void concepts(YamlNode file, String key, String language, boolean exact) {
            if (file.has(key)) {
                file.child(key)
                        .entries()
                        .forEach((name, patterns) -> concepts.add(new Concept(language, name, patterns, exact)));
            }
        }

        private static Frame frame(YamlNode node) {
            node.onlyKeys("id", "category", "severity", "all", "unless", "within", "sentences", "in-order", "senders");
            String id = node.text("id");
            List<Set<String>> all = node.texts("all").stream()
                    .map(ideas -> Set.of(ideas.split("\\|")))
                    .toList();
            if (all.isEmpty()) {
                throw new MalformedRules(id, "a frame needs ideas");
            }
            return new Frame(
                    id,
                    node.text("category"),
                    node.one(Severity.class, "severity"),
                    all,
                    Set.copyOf(node.texts("unless")),
                    bounded(node, "within", MOST_WORDS_BETWEEN, 8),
                    bounded(node, "sentences", MOST_SENTENCES, 1),
                    node.has("in-order"),
                    node.standings("senders"));
        }

        private static int bounded(YamlNode node, String key, int most, int usual) {
            int number = node.has(key) ? node.number(key) : usual;
            if (number < 1 || number > most) {
                throw new MalformedRules(node.where(), key + " is 1 to " + most);
            }
            return number;
        }

        Lexicon build() {
            return new Lexicon(List.copyOf(concepts), List.copyOf(frames), Set.copyOf(ordinaryWords));
        }
    }
}
