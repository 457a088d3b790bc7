package dev.amana.moderation.ruleset;

import dev.amana.moderation.text.Normaliser;
import dev.amana.moderation.verdict.Outcome;
import dev.amana.moderation.verdict.Severity;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads and checks the text of a rule set. What it does not know it refuses, with the place. */
final class SetReader {
    static final int MOST_RULES = 10_000;
    /** Rules that every message has to be held against, because no word of theirs can be looked up. */
    static final int MOST_COSTLY_RULES = 200;

    static final int LONGEST_CHARS = 3_000_000;
    private static final int MOST_ERRORS = 100;
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,79}");
    private static final Set<String> KEYS =
            Set.of("id", "category", "severity", "when", "words", "in", "outcome", "instead-of", "note");
    /** What no rule may make milder. */
    static final Set<String> UNTOUCHABLE = Set.of("threat", "self-harm", "unscreened");

    private static final Map<String, Outcome> OUTCOMES = Map.of(
            "deliver", Outcome.CLEARED,
            "warn", Outcome.WARNED,
            "redact", Outcome.REDACTED,
            "hold", Outcome.HELD,
            "block", Outcome.BLOCKED);

    private final String text;
    private final Normaliser normaliser;
    private final Conditions conditions = new Conditions();
    private final List<SetError> errors = new ArrayList<>();
    private final List<SetRule> rules = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private String name = "";
    private int costly;

    private SetReader(String text, Normaliser normaliser) {
        this.text = text;
        this.normaliser = normaliser;
    }

    record Read(String name, List<SetRule> rules) {}

    /** @throws MalformedSet with everything that is wrong */
    static Read read(String text, Normaliser normaliser) {
        SetReader reader = new SetReader(text, normaliser);
        reader.set();
        if (!reader.errors.isEmpty()) {
            throw new MalformedSet(reader.errors);
        }
        return new Read(reader.name, List.copyOf(reader.rules));
    }

    private void set() {
        Node root = root();
        if (!(root instanceof MappingNode mapping)) {
            if (errors.isEmpty()) {
                error("", root == null ? null : root.getStartMark(), "a mapping with 'name' and 'rules' is expected");
            }
            return;
        }
        Map<String, Node> values = values("", mapping, Set.of("name", "rules"));
        name = text("", values.get("name"), mapping, "name");
        if (!name.isEmpty() && !ID.matcher(name).matches()) {
            error("", mark(values.get("name")), "a name is lower case letters, digits, dots and dashes");
        }
        if (!(values.get("rules") instanceof SequenceNode list)) {
            error("", mapping.getStartMark(), "'rules' must be a list");
            return;
        }
        if (list.getValue().size() > MOST_RULES) {
            error("", list.getStartMark(), "more than " + MOST_RULES + " rules");
            return;
        }
        for (Node rule : list.getValue()) {
            if (errors.size() >= MOST_ERRORS) {
                return;
            }
            rule(rule);
        }
    }

    private @Nullable Node root() {
        if (text.length() > LONGEST_CHARS) {
            error("", null, "longer than " + LONGEST_CHARS + " characters");
            return null;
        }
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        options.setCodePointLimit(LONGEST_CHARS);
        try {
            return new Yaml(options).compose(new StringReader(text));
        } catch (MarkedYAMLException malformed) {
            error("", malformed.getProblemMark(), String.valueOf(malformed.getProblem()));
        } catch (YAMLException malformed) {
            error("", null, String.valueOf(malformed.getMessage()));
        }
        return null;
    }

    private void rule(Node node) {
        if (!(node instanceof MappingNode mapping)) {
            error("", node.getStartMark(), "a rule is a mapping with 'id', 'category', 'severity' and 'outcome'");
            return;
        }
        int before = errors.size();
        String id = id(mapping);
        Map<String, Node> values = values(id, mapping, KEYS);
        String category = text(id, values.get("category"), mapping, "category");
        if (!category.isEmpty() && !ID.matcher(category).matches()) {
            error(id, mark(values.get("category")), "a category is lower case letters, digits, dots and dashes");
        }
        Severity severity = severity(id, values.get("severity"), mapping);
        Outcome outcome = outcome(id, values.get("outcome"), mapping);
        Set<String> insteadOf = insteadOf(id, values.get("instead-of"));
        Condition condition = condition(id, values.get("when"));
        WordQuery.Parsed words = words(id, values.get("words"), values.get("in"));
        if (values.get("when") == null && values.get("words") == null) {
            error(id, mapping.getStartMark(), "a rule needs 'when', 'words' or both");
        }
        if (outcome == Outcome.REDACTED && values.get("words") == null && insteadOf.isEmpty()) {
            error(id, mark(values.get("outcome")), "'redact' needs 'words' or 'instead-of': what is to be taken out?");
        }
        boolean lookedUp = words != null && !words.prefixed();
        if (!lookedUp && ++costly == MOST_COSTLY_RULES + 1) {
            error(
                    id,
                    mapping.getStartMark(),
                    "more than " + MOST_COSTLY_RULES + " rules without words, or with beginnings of words (abc*)");
        }
        if (errors.size() == before) {
            Query query = words == null ? null : words.query();
            rules.add(new SetRule(id, category, severity, condition, query, outcome, insteadOf));
        }
    }

    private String id(MappingNode mapping) {
        Node node = mapping.getValue().stream()
                .filter(tuple -> tuple.getKeyNode() instanceof ScalarNode key
                        && key.getValue().equals("id"))
                .map(NodeTuple::getValueNode)
                .findFirst()
                .orElse(null);
        String id = text("", node, mapping, "id");
        if (!id.isEmpty() && !ID.matcher(id).matches()) {
            error(id, mark(node), "an id is lower case letters, digits, dots and dashes, 80 at most");
        } else if (!id.isEmpty() && !ids.add(id)) {
            error(id, mark(node), "there is a rule of this id already");
        }
        return id;
    }

    private Severity severity(String id, @Nullable Node node, MappingNode mapping) {
        String value = text(id, node, mapping, "severity");
        for (Severity severity : Severity.values()) {
            if (severity.name().toLowerCase(Locale.ROOT).equals(value)) {
                return severity;
            }
        }
        if (!value.isEmpty()) {
            error(id, mark(node), "'" + value + "' is none of none, low, medium, high, critical");
        }
        return Severity.NONE;
    }

    private Outcome outcome(String id, @Nullable Node node, MappingNode mapping) {
        String value = text(id, node, mapping, "outcome");
        Outcome outcome = OUTCOMES.get(value);
        if (outcome == null && !value.isEmpty()) {
            error(id, mark(node), "'" + value + "' is none of deliver, warn, redact, hold, block");
        }
        return outcome == null ? Outcome.HELD : outcome;
    }

    private Set<String> insteadOf(String id, @Nullable Node node) {
        if (node == null) {
            return Set.of();
        }
        if (!(node instanceof SequenceNode list)) {
            error(id, mark(node), "'instead-of' is a list of categories and names of built-in rules");
            return Set.of();
        }
        Set<String> names = new LinkedHashSet<>();
        for (Node item : list.getValue()) {
            String value = item instanceof ScalarNode scalar ? scalar.getValue() : "";
            if (UNTOUCHABLE.stream().anyMatch(grave -> value.equals(grave) || value.startsWith(grave + "."))) {
                error(id, mark(item), "'" + value + "' cannot be overruled");
            } else {
                names.add(value);
            }
        }
        return names;
    }

    private @Nullable Condition condition(String id, @Nullable Node node) {
        String expression = text(id, node, null, "when");
        if (node == null || expression.isBlank()) {
            return null;
        }
        Conditions.Checked checked = conditions.check(expression);
        for (Conditions.Issue issue : checked.issues()) {
            TextPlace place = TextPlace.of(text, (ScalarNode) node, issue.line(), issue.column());
            errors.add(new SetError(id, place.line(), place.column(), issue.message()));
        }
        return checked.condition().isEmpty() ? null : checked.condition().getFirst();
    }

    private WordQuery.@Nullable Parsed words(String id, @Nullable Node node, @Nullable Node where) {
        String query = text(id, node, null, "words");
        String field = where == null ? WordIndex.OWN : text(id, where, null, "in");
        if (!field.equals(WordIndex.OWN) && !field.equals(WordIndex.QUOTED)) {
            error(id, mark(where), "'" + field + "' is neither own nor quoted");
            return null;
        }
        if (node == null || query.isBlank()) {
            return null;
        }
        try {
            return WordQuery.parse(query, field, normaliser);
        } catch (WordQuery.Malformed malformed) {
            int lines = (int) query.substring(0, Math.min(malformed.at, query.length()))
                    .chars()
                    .filter(c -> c == '\n')
                    .count();
            int column = malformed.at
                    - (query.lastIndexOf('\n', Math.max(0, Math.min(malformed.at, query.length()) - 1)) + 1);
            TextPlace place = TextPlace.of(text, (ScalarNode) node, lines + 1, Math.max(0, column));
            errors.add(new SetError(id, place.line(), place.column(), String.valueOf(malformed.getMessage())));
            return null;
        }
    }

    private Map<String, Node> values(String id, MappingNode mapping, Set<String> known) {
        Map<String, Node> values = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            if (!known.contains(key)) {
                error(id, tuple.getKeyNode().getStartMark(), "'" + key + "' is not known here");
            } else if (values.put(key, tuple.getValueNode()) != null) {
                error(id, tuple.getKeyNode().getStartMark(), "'" + key + "' stands here twice");
            }
        }
        return values;
    }

    /** @param in where the value is missed; null where it may be missing */
    private String text(String id, @Nullable Node node, @Nullable Node in, String key) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        if (node != null) {
            error(id, mark(node), "'" + key + "' must be a text");
        } else if (in != null) {
            error(id, in.getStartMark(), "'" + key + "' is missing");
        }
        return "";
    }

    private static @Nullable Mark mark(@Nullable Node node) {
        return node == null ? null : node.getStartMark();
    }

    private void error(String rule, @Nullable Mark mark, String message) {
        int line = mark == null ? 1 : mark.getLine() + 1;
        int column = mark == null ? 1 : mark.getColumn() + 1;
        errors.add(new SetError(rule, line, column, message));
    }
}
