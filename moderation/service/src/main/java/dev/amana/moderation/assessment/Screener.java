package dev.amana.moderation.assessment;

import dev.amana.moderation.rules.LiveRules;
import dev.amana.moderation.rules.Policy.Decision;
import dev.amana.moderation.rules.RuleSet;
import dev.amana.moderation.ruleset.CompiledSet;
import dev.amana.moderation.ruleset.SenderFacts;
import dev.amana.moderation.signal.Signal;
import dev.amana.moderation.verdict.Finding;
import dev.amana.moderation.verdict.Message;
import dev.amana.moderation.verdict.Outcome;
import dev.amana.moderation.verdict.Place;
import dev.amana.moderation.verdict.Severity;
import dev.amana.moderation.verdict.Span;
import dev.amana.moderation.verdict.Verdict;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Puts signals and policy together. Thread-safe; the same message under the same rules gets the same verdict. */
public final class Screener implements MessageScreening {
    private static final Comparator<Finding> GRAVEST_FIRST = Comparator.comparing(Finding::outcome)
            .thenComparing(Finding::severity)
            .reversed();

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
        RuleSet ruleSet = rules.current();
        List<Signal> signals = reader.signals(message, ruleSet);
        Map<String, Finding> findings = new LinkedHashMap<>();
        for (Signal signal : signals) {
            findings.merge(counted(signal), finding(signal, message, ruleSet), Screener::graver);
        }
        List<Finding> builtIn = List.copyOf(findings.values());
        return set == null
                ? verdict(ruleSet.label(), builtIn)
                : verdict(ruleSet.label() + '+' + set.label(), set.judge(message, signals, builtIn, history));
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

    private static Verdict verdict(String ruleSet, List<Finding> findings) {
        Outcome outcome = Outcome.CLEARED;
        Severity severity = Severity.NONE;
        for (Finding finding : findings) {
            outcome = outcome.graver(finding.outcome());
            severity = severity.graver(finding.severity());
        }
        return new Verdict(
                outcome,
                severity,
                ruleSet,
                findings.stream().sorted(GRAVEST_FIRST).toList());
    }

    /** A rule counts once in each text; each address or number counts. */
    private static String counted(Signal signal) {
        String each = signal.name().startsWith("contact.") ? "#" + signal.start() : "";
        boolean quoted = signal.place() == Place.QUOTED;
        return signal.name() + '/' + quoted + '/' + signal.part() + each;
    }

    /** Where it weighs most, and among equals where the sender speaks himself. */
    private static Finding graver(Finding first, Finding second) {
        int order = GRAVEST_FIRST.compare(first, second);
        return order > 0 || (order == 0 && first.place() == Place.REPORTED) ? second : first;
    }

    private static Finding finding(Signal signal, Message message, RuleSet ruleSet) {
        Decision decision = ruleSet.policy()
                .decide(signal.category(), signal.severity(), signal.place(), message.sender(), message.recipient());
        return new Finding(
                signal.category(),
                signal.name(),
                decision.severity(),
                decision.outcome(),
                signal.place(),
                signal.words(),
                ruleSet.label(),
                signal.part() == Signal.CONVERSATION
                        ? null
                        : new Span(signal.place(), signal.part(), signal.start(), signal.end()));
    }
}
