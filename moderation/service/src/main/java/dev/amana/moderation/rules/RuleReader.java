package dev.amana.moderation.rules;

import dev.amana.moderation.verdict.Outcome;
import dev.amana.moderation.verdict.Place;
import dev.amana.moderation.verdict.Role.Standing;
import dev.amana.moderation.verdict.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the files of one folder into one source. What it does not know it refuses: a misspelt key is an error. */
final class RuleReader {
    private String name = "";
    private int version;
    private final List<Rule> rules = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private final List<String> reportedSpeech = new ArrayList<>();
    private final List<String> ownSpeech = new ArrayList<>();
    private final Map<String, List<String>> lists = new HashMap<>();
    private final List<Policy.Line> policy = new ArrayList<>();
    private final Set<String> required = new HashSet<>();
    private final Lexicon.Builder lexicon = new Lexicon.Builder();

    static RuleSource read(RuleFiles.Content content) {
        RuleReader reader = new RuleReader();
        content.files().forEach((file, text) -> reader.file(YamlNode.parse(file, text)));
        reader.checkComplete(content.files().keySet());
        return reader.source(content.digest());
    }

    /** A file that is not there yet, or not any more, would let through what its rules stop. */
    private void checkComplete(Set<String> files) {
        if (required.isEmpty()) {
            throw new MalformedRules("files", "no file lists the files that belong to the set");
        }
        for (String file : required) {
            if (!files.contains(file)) {
                throw new MalformedRules("files", "the file " + file + " is missing");
            }
        }
    }

    private RuleSource source(String digest) {
        if (name.isEmpty() || version < 1) {
            throw new MalformedRules("rules", "no file gives the set a name and a version");
        }
        if (rules.isEmpty() || policy.isEmpty()) {
            throw new MalformedRules("rules", "there are no rules, or no policy");
        }
        return new RuleSource(
                name,
                version,
                digest,
                List.copyOf(rules),
                List.copyOf(reportedSpeech),
                List.copyOf(ownSpeech),
                Map.copyOf(lists),
                lexicon.build(),
                new Policy(policy));
    }

    private void file(YamlNode file) {
        file.onlyKeys(
                "name",
                "version",
                "files",
                "words",
                "inflected",
                "rules",
                "reported-speech",
                "own-speech",
                "policy",
                "language",
                "concepts",
                "exact-concepts",
                "ordinary-words",
                "frames");
        lexicon.file(file);
        if (file.has("name")) {
            name = file.text("name");
            version = file.number("version");
        }
        required.addAll(file.texts("files"));
        if (file.has("words")) {
            file.child("words").entries().forEach(this::list);
        }
        if (file.has("inflected")) {
            YamlNode inflected = file.child("inflected");
            inflected.keys().forEach(list -> list(list, combinations(inflected.child(list))));
        }
        file.children("rules").forEach(this::rule);
        reportedSpeech.addAll(file.texts("reported-speech"));
        ownSpeech.addAll(file.texts("own-speech"));
        file.children("policy").forEach(line -> policy.add(line(line)));
    }

    private void list(String list, List<String> words) {
        if (lists.put(list, words) != null) {
            throw new MalformedRules("words", "there are two lists <" + list + ">");
        }
    }

    private static List<String> combinations(YamlNode node) {
        node.onlyKeys("before", "stems", "after");
        List<String> words = new ArrayList<>();
        for (String before : node.texts("before")) {
            for (String stem : node.texts("stems")) {
                node.texts("after").forEach(after -> words.add(before + stem + after));
            }
        }
        return words;
    }

    private void rule(YamlNode node) {
        node.onlyKeys("id", "category", "severity", "patterns", "exceptions", "senders");
        Rule rule = new Rule(
                node.text("id"),
                node.text("category"),
                node.one(Severity.class, "severity"),
                node.texts("patterns"),
                node.texts("exceptions"),
                node.standings("senders"));
        if (rule.patterns().isEmpty()) {
            throw new MalformedRules(rule.id(), "a rule needs patterns");
        }
        if (!ids.add(rule.id())) {
            throw new MalformedRules(rule.id(), "there are two rules of this id");
        }
        rules.add(rule);
    }

    private static Policy.Line line(YamlNode node) {
        node.onlyKeys("category", "at-least", "place", "sender", "recipient", "outcome", "severity");
        return new Policy.Line(
                node.text("category"),
                node.one(Severity.class, "at-least"),
                node.perhapsOne(Place.class, "place"),
                node.perhapsOne(Standing.class, "sender"),
                node.perhapsOne(Standing.class, "recipient"),
                node.one(Outcome.class, "outcome"),
                node.perhapsOne(Severity.class, "severity"));
    }
}
