package dev.amana.moderation.rules;

import dev.amana.moderation.phrase.PhraseAutomaton;
import dev.amana.moderation.phrase.PhraseMatch;
import dev.amana.moderation.signal.Passage;
import dev.amana.moderation.signal.Signal;
import dev.amana.moderation.signal.View;
import dev.amana.moderation.text.Normaliser;
import dev.amana.moderation.text.Token;
import dev.amana.moderation.verdict.Place;
import dev.amana.moderation.verdict.Role.Standing;
import dev.amana.moderation.verdict.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A compiled set of rules. Immutable and thread-safe: whoever screens takes one and keeps it to the end. */
public final class RuleSet {
    private static final int REPORT_DISTANCE_TOKENS = 8;
    private static final int MOST_HITS_OF_A_RULE = 50;

    private final RuleSource source;
    private final Normaliser normaliser;
    private final PhraseAutomaton automaton;
    private final List<Target> targets;

    private RuleSet(RuleSource source, Normaliser normaliser, PhraseAutomaton automaton, List<Target> targets) {
        this.source = source;
        this.normaliser = normaliser;
        this.automaton = automaton;
        this.targets = List.copyOf(targets);
    }

    /** Throws {@link MalformedRules}. */
    static RuleSet compile(RuleSource source, Normaliser normaliser) {
        PhraseAutomaton.Builder builder = new PhraseAutomaton.Builder(normaliser, source.lists());
        List<Target> targets = new ArrayList<>();
        for (Rule rule : source.rules()) {
            compile(rule.id(), rule.patterns(), new Target.Match(rule), builder, targets);
            compile(rule.id(), rule.exceptions(), new Target.Exemption(rule), builder, targets);
        }
        compile("reported-speech", source.reportedSpeech(), new Target.Report(), builder, targets);
        return new RuleSet(source, normaliser, builder.build(), targets);
    }

    private static void compile(
            String where, List<String> patterns, Target target, PhraseAutomaton.Builder builder, List<Target> targets) {
        for (String pattern : patterns) {
            try {
                builder.add(pattern);
            } catch (RuntimeException malformed) {
                throw new MalformedRules(where, malformed);
            }
            targets.add(target);
        }
    }

    /** Name and version, such as {@code foundation/3-1f0c22a9}: the last part changes with every edit. */
    public String label() {
        return source.name() + "/" + source.version() + "-" + source.digest();
    }

    public Policy policy() {
        return source.policy();
    }

    public int size() {
        return source.rules().size();
    }

    /** How much the automaton holds. */
    int states() {
        return automaton.size();
    }

    /** Where each rule matches the passage in either view: the first places, a rule's own ones together. */
    public List<Signal> signals(Passage passage) {
        Normaliser.Views views = normaliser.views(passage.text(), automaton.vocabulary());
        Map<String, List<Signal>> hits = new LinkedHashMap<>();
        scan(views.plain(), passage, View.PLAIN, hits);
        scan(views.onlyUnmasked(), passage, View.UNMASKED, hits);
        return hits.values().stream().flatMap(List::stream).toList();
    }

    private void scan(List<Token> tokens, Passage passage, View view, Map<String, List<Signal>> hits) {
        Standing sender = passage.message().sender().standing();
        List<PhraseMatch> found = automaton.find(tokens);
        for (PhraseMatch match : found) {
            if (targets.get(match.pattern()) instanceof Target.Match(Rule rule)
                    && rule.senders().contains(sender)
                    && !isExcepted(rule, match, found)) {
                Signal hit = signal(rule, match, tokens, passage, view);
                boolean reported = passage.place() == Place.OWN && isReported(match, tokens, found);
                add(
                        reported ? hit.withPlace(Place.REPORTED) : hit,
                        hits.computeIfAbsent(rule.id(), id -> new ArrayList<>()));
            }
        }
    }

    /** Where there are too many: what the sender says himself outweighs what he reports. */
    private static void add(Signal hit, List<Signal> hits) {
        if (hits.size() < MOST_HITS_OF_A_RULE) {
            hits.add(hit);
        } else if (hit.place() != Place.REPORTED && hits.getFirst().place() == Place.REPORTED) {
            hits.set(0, hit);
        }
    }

    private static Signal signal(Rule rule, PhraseMatch match, List<Token> tokens, Passage passage, View view) {
        List<Token> matched = tokens.subList(match.firstToken(), match.lastToken() + 1);
        return Signal.in(
                passage,
                rule.category(),
                rule.id(),
                confidence(rule, view),
                rule.severity(),
                view,
                matched.stream().mapToInt(Token::start).min().orElseThrow(),
                matched.stream().mapToInt(Token::end).max().orElseThrow());
    }

    /** Somebody wrote the phrase down because it means that; a disguised one is read with a little less certainty. */
    private static double confidence(Rule rule, View view) {
        double plain = rule.severity().atLeast(Severity.HIGH) ? 0.95 : 0.8;
        return view == View.PLAIN ? plain : plain - 0.1;
    }

    private boolean isExcepted(Rule rule, PhraseMatch match, List<PhraseMatch> found) {
        return found.stream()
                .anyMatch(other -> targets.get(other.pattern()) instanceof Target.Exemption(Rule excepted)
                        && excepted.id().equals(rule.id())
                        && other.firstToken() <= match.lastToken()
                        && match.firstToken() <= other.lastToken());
    }

    private boolean isReported(PhraseMatch match, List<Token> tokens, List<PhraseMatch> found) {
        return found.stream()
                .anyMatch(other -> targets.get(other.pattern()) instanceof Target.Report
                        && (isNear(other.lastToken(), match.firstToken(), tokens)
                                || isNear(match.lastToken(), other.firstToken(), tokens)
                                || (other.firstToken() <= match.firstToken()
                                        && match.firstToken() <= other.lastToken())));
    }

    private static boolean isNear(int before, int after, List<Token> tokens) {
        return before < after
                && after - before <= REPORT_DISTANCE_TOKENS
                && tokens.subList(before, after).stream().noneMatch(Token::isSentenceEnd);
    }

    /** What a pattern of the automaton stands for. */
    private sealed interface Target {
        record Match(Rule rule) implements Target {}

        record Exemption(Rule rule) implements Target {}

        record Report() implements Target {}
    }
}
