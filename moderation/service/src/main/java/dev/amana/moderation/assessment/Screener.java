package dev.amana.moderation.assessment;

import dev.amana.moderation.model.ModelSignals;
import dev.amana.moderation.rules.LiveRules;
import dev.amana.moderation.rules.Policy.Decision;
import dev.amana.moderation.rules.RuleSet;
import dev.amana.moderation.ruleset.CompiledSet;
import dev.amana.moderation.ruleset.SenderFacts;
import dev.amana.moderation.signal.Category;
import dev.amana.moderation.signal.Signal;
import dev.amana.moderation.signal.View;
import dev.amana.moderation.verdict.Finding;
import dev.amana.moderation.verdict.Message;
import dev.amana.moderation.verdict.Outcome;
import dev.amana.moderation.verdict.Place;
import dev.amana.moderation.verdict.Role;
import dev.amana.moderation.verdict.Severity;
import dev.amana.moderation.verdict.Span;
import dev.amana.moderation.verdict.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts signals and policy together. Thread-safe; the same message under the same rules gets the same verdict. */
public final class Screener implements MessageScreening {
    private static final Comparator<Finding> GRAVEST_FIRST = Comparator.comparing(Finding::outcome)
            .thenComparing(Finding::severity)
            .reversed();

    private static final int MOST_REDACTIONS = 50;
    private static final int LONGEST_REDACTION_CHARS = 1_000;

    private final LiveRules rules;
    private final SignalReader reader;

    public Screener(LiveRules rules, SignalReader reader) {
        this.rules = rules;
        this.reader = reader;
    }

    /** By the built-in rules alone. */
    public Verdict screen(Message message) {
        return screen(message, null, () -> SenderFacts.NONE);
    }

    /**
     * By the built-in rules, and by those of a set.
     *
     * @param history of the sender, read where the set asks for it
     */
    public Verdict screen(Message message, @Nullable CompiledSet set, Supplier<SenderFacts> history) {
        return screen(message, List.of(), set, history);
    }

    /** @param noticed by others already */
    public Verdict screen(
            Message message, List<Signal> noticed, @Nullable CompiledSet set, Supplier<SenderFacts> history) {
        RuleSet ruleSet = rules.current();
        List<Signal> signals = new ArrayList<>(reader.signals(message, ruleSet));
        signals.addAll(noticed);
        List<Finding> builtIn = signals.stream()
                // A classifier weighs only where a rule set asks for it.
                .filter(signal -> !signal.category().equals(Category.CLASSIFIER))
                .map(signal -> finding(signal, message, ruleSet))
                .toList();
        List<Finding> findings = set == null ? builtIn : set.judge(message, signals, builtIn, history);
        return verdict(label(ruleSet, set, signals), counted(findings));
    }

    /** All that had a say, with its version: rules, the set, and classifiers, even one that could not be asked. */
    private static String label(RuleSet rules, @Nullable CompiledSet set, List<Signal> signals) {
        Stream<String> classifiers = signals.stream()
                .filter(signal -> signal.category().equals(Category.CLASSIFIER))
                .map(Signal::words)
                .distinct();
        Stream<String> sets = set == null ? Stream.of(rules.label()) : Stream.of(rules.label(), set.label());
        return Stream.concat(sets, classifiers).collect(Collectors.joining("+"));
    }

    @Override
    public Verdict screen(String messageId, String senderId, Message message) {
        return screen(message);
    }

    @Override
    public Verdict unscreened(String rule) {
        Finding finding = new Finding("unscreened", rule, Severity.MEDIUM, Outcome.HELD, Place.OWN, "");
        return verdict(rules.current().label(), List.of(finding));
    }

    @Override
    public Verdict seenOnly(Role sender, Role recipient) {
        RuleSet ruleSet = rules.current();
        Decision decision = ruleSet.policy().decide(Category.SEEN_ONLY, Severity.MEDIUM, Place.OWN, sender, recipient);
        // Nothing can be taken out of a picture.
        Outcome outcome = decision.outcome() == Outcome.REDACTED ? Outcome.HELD : decision.outcome();
        Finding finding =
                new Finding(Category.SEEN_ONLY, "screening.seen-only", decision.severity(), outcome, Place.OWN, "");
        return verdict(ruleSet.label(), outcome == Outcome.CLEARED ? List.of() : List.of(finding));
    }

    private static Verdict verdict(String ruleSet, List<Finding> findings) {
        Outcome outcome = Outcome.CLEARED;
        Severity severity = Severity.NONE;
        for (Finding finding : findings) {
            outcome = outcome.graver(finding.outcome());
            severity = severity.graver(finding.severity());
        }
        return new Verdict(
                bounded(outcome, findings),
                severity,
                ruleSet,
                findings.stream().sorted(GRAVEST_FIRST).toList());
    }

    /** So many words are not taken out one by one: a person looks. */
    private static Outcome bounded(Outcome outcome, List<Finding> findings) {
        long redactions = findings.stream()
                .filter(finding -> finding.outcome() == Outcome.REDACTED)
                .count();
        return redactions > MOST_REDACTIONS ? outcome.graver(Outcome.HELD) : outcome;
    }

    /** A rule counts once in each text; each address or number counts, and each place of what is taken out. */
    private static List<Finding> counted(List<Finding> findings) {
        Map<String, Finding> counted = new LinkedHashMap<>();
        findings.forEach(finding -> counted.merge(key(finding), finding, Screener::graver));
        return List.copyOf(counted.values());
    }

    private static String key(Finding finding) {
        Span span = finding.span();
        String key = finding.ruleSet() + '/' + finding.rule() + '/' + (finding.place() == Place.QUOTED);
        if (span == null) {
            return key;
        }
        if (finding.outcome() == Outcome.REDACTED) {
            return key + '/' + span.part() + '#' + span.start() + '-' + span.end();
        }
        return key + '/' + span.part() + (isEach(finding.rule()) ? "#" + span.start() : "");
    }

    private static boolean isEach(String rule) {
        return rule.startsWith("contact.") || rule.startsWith("personal-data.") || rule.startsWith("third-party.");
    }

    /** Where it weighs most, and among equals where the sender speaks himself. */
    private static Finding graver(Finding first, Finding second) {
        int order = GRAVEST_FIRST.compare(first, second);
        return order > 0 || (order == 0 && first.place() == Place.REPORTED) ? second : first;
    }

    private Finding finding(Signal signal, Message message, RuleSet ruleSet) {
        Decision decision = ruleSet.policy()
                .decide(signal.category(), signal.severity(), signal.place(), message.sender(), message.recipient());
        Span span = signal.part() == Signal.CONVERSATION
                ? null
                : new Span(signal.place(), signal.part(), signal.start(), signal.end());
        return new Finding(
                signal.category(),
                signal.name(),
                decision.severity(),
                outcome(decision.outcome(), signal, span),
                signal.place(),
                signal.words(),
                ModelSignals.made(signal) ? reader.model() : ruleSet.label(),
                span);
    }

    /**
     * What stands in several messages, or is too long, is not taken out of one. What was only guessed at, as a slip of the pen or
     * Arabic in Latin letters, is for a person to judge: nobody is suspended for it before.
     */
    private static Outcome outcome(Outcome decided, Signal signal, @Nullable Span span) {
        boolean cannot = span == null || span.end() - span.start() > LONGEST_REDACTION_CHARS;
        boolean guessed = signal.view() == View.REPAIRED;
        return (decided == Outcome.REDACTED && cannot) || (decided == Outcome.BLOCKED && guessed)
                ? Outcome.HELD
                : decided;
    }
}
