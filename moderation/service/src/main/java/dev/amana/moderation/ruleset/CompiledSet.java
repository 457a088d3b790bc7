package dev.amana.moderation.ruleset;

import dev.amana.moderation.ruleset.WordIndex.Found;
import dev.amana.moderation.signal.Category;
import dev.amana.moderation.signal.Signal;
import dev.amana.moderation.text.Normaliser;
import dev.amana.moderation.verdict.Finding;
import dev.amana.moderation.verdict.Message;
import dev.amana.moderation.verdict.Outcome;
import dev.amana.moderation.verdict.Place;
import dev.amana.moderation.verdict.Severity;
import dev.amana.moderation.verdict.Span;
import dev.cel.runtime.CelEvaluationException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A version of a rule set, ready to screen. Immutable and thread-safe: whoever screens takes one and keeps it to the end. */
public final class CompiledSet implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(CompiledSet.class);
    private static final int LONGEST_WORDS_CHARS = 300;
    private static final int LONGEST_REDACTION_CHARS = 1_000;
    private static final int DIGEST_CHARS = 8;

    private final int version;
    private final String label;
    private final Map<String, SetRule> rules = new LinkedHashMap<>();
    private final List<SetRule> always;
    private final WordIndex index;
    private final boolean asksForHistory;

    private CompiledSet(int version, String label, List<SetRule> rules, Normaliser normaliser) {
        this.version = version;
        this.label = label;
        rules.forEach(rule -> this.rules.put(rule.id(), rule));
        this.always = rules.stream().filter(rule -> rule.words() == null).toList();
        this.index = new WordIndex(rules, normaliser);
        this.asksForHistory = rules.stream()
                .anyMatch(rule -> rule.condition() != null && rule.condition().asksForHistory());
    }

    /** @throws MalformedSet with everything that is wrong */
    public static CompiledSet compile(int version, String text, Normaliser normaliser) {
        SetReader.Read read = SetReader.read(text, normaliser);
        return new CompiledSet(version, read.name() + '/' + version + '-' + digest(text), read.rules(), normaliser);
    }

    /** Tells two texts apart, at a length that people can compare. */
    public static String digest(String text) {
        try {
            byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha256).substring(0, DIGEST_CHARS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Name, version and digest of its text, such as {@code house/7-03bd5a11}. */
    public String label() {
        return label;
    }

    /** The set's name, as its text says. */
    public String name() {
        return label.substring(0, label.indexOf('/'));
    }

    public int version() {
        return version;
    }

    public int size() {
        return rules.size();
    }

    /**
     * What its rules make of a message, and of what the built-in ones found in it.
     *
     * @param builtIn findings of the built-in rules
     * @param history read only where a condition asks for it
     * @return all findings, those of the built-in rules with the outcome that a rule of the set gives them
     */
    public List<Finding> judge(
            Message message, List<Signal> signals, List<Finding> builtIn, Supplier<SenderFacts> history) {
        Map<String, List<Found>> words = index.find(message);
        Map<String, Object> facts = Facts.of(message, signals, asksForHistory ? history.get() : SenderFacts.NONE);
        List<Signal> certain = signals.stream()
                .filter(signal -> !signal.category().equals(Category.CLASSIFIER))
                .toList();
        Known known = new Known(facts, certain.size() == signals.size() ? facts : Facts.without(facts, certain));
        List<Finding> findings = new ArrayList<>(builtIn);
        always.forEach(rule -> apply(rule, List.of(), message, known, findings));
        words.forEach((id, found) -> {
            SetRule rule = rules.get(id);
            if (rule != null) {
                apply(rule, found, message, known, findings);
            }
        });
        return findings;
    }

    /** @param withoutClassifiers the same as if no classifier had said anything */
    private record Known(Map<String, Object> facts, Map<String, Object> withoutClassifiers) {}

    /** A classifier alone blocks nothing: where the rule would not hold without it, a person decides. */
    private static SetRule bounded(SetRule rule, Known known) throws CelEvaluationException {
        boolean byClassifier = rule.outcome() == Outcome.BLOCKED
                && rule.condition() != null
                && !rule.condition().holds(known.withoutClassifiers());
        return byClassifier ? rule.withOutcome(Outcome.HELD) : rule;
    }

    private void apply(SetRule rule, List<Found> found, Message message, Known known, List<Finding> findings) {
        try {
            if (rule.condition() == null || rule.condition().holds(known.facts())) {
                add(bounded(rule, known), found, message, findings);
            }
        } catch (CelEvaluationException unforeseen) {
            // It may have been the one rule that would have stopped the message.
            log.error("Rule {} of {} cannot be decided: {}", rule.id(), label, unforeseen.getMessage());
            findings.add(
                    new Finding("unscreened", rule.id(), Severity.MEDIUM, Outcome.HELD, Place.OWN, "", label, null));
        }
    }

    private void add(SetRule rule, List<Found> found, Message message, List<Finding> findings) {
        findings.replaceAll(finding -> overruled(finding, rule));
        if (found.isEmpty()) {
            findings.add(finding(rule));
        }
        // One is reason enough; what is taken out is taken out everywhere.
        found.stream()
                .limit(rule.outcome() == Outcome.REDACTED ? found.size() : 1)
                .forEach(place -> findings.add(finding(rule, place, message)));
    }

    private Finding overruled(Finding finding, SetRule rule) {
        // By the category, since not every rule that finds a threat has it in its name.
        boolean builtIn = !label.equals(finding.ruleSet()) && !SetReader.UNTOUCHABLE.contains(finding.category());
        boolean named = rule.insteadOf().contains(finding.category())
                || rule.insteadOf().contains(finding.rule());
        return (builtIn && named) ? finding.withOutcome(safe(rule.outcome(), finding.span())) : finding;
    }

    /** With nothing in the text to take out, taking out is what it does to the findings it overrules. */
    private Finding finding(SetRule rule) {
        Outcome outcome = rule.outcome() == Outcome.REDACTED ? Outcome.CLEARED : rule.outcome();
        return new Finding(rule.category(), rule.id(), rule.severity(), outcome, Place.OWN, "", label, null);
    }

    private Finding finding(SetRule rule, Found found, Message message) {
        List<String> texts = found.place() == Place.QUOTED ? message.quoted() : message.own();
        String text = texts.get(found.part());
        Span span = new Span(found.place(), found.part(), found.start(), found.end());
        String words = text.substring(found.start(), Math.min(found.end(), found.start() + LONGEST_WORDS_CHARS));
        return new Finding(
                rule.category(),
                rule.id(),
                rule.severity(),
                safe(rule.outcome(), span),
                found.place(),
                words,
                label,
                span);
    }

    /** What is too long to be taken out word by word, a person looks at. */
    private static Outcome safe(Outcome outcome, @Nullable Span span) {
        boolean cannot = span == null || span.end() - span.start() > LONGEST_REDACTION_CHARS;
        return (outcome == Outcome.REDACTED && cannot) ? Outcome.HELD : outcome;
    }

    @Override
    public void close() {
        index.close();
    }
}
