package dev.amana.moderation.rules;

import dev.amana.moderation.phrase.PhraseAutomaton;
import dev.amana.moderation.phrase.PhraseMatch;
import dev.amana.moderation.text.Normaliser;
import dev.amana.moderation.text.Token;
import dev.amana.moderation.verdict.Role.Standing;
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

    /** Where each rule matches the text in either view: the first places, a rule's own ones together. */
    public List<Hit> scan(String text, Standing sender) {
        Normaliser.Views views = normaliser.views(text, automaton.vocabulary());
        Map<String, List<Hit>> hits = new LinkedHashMap<>();
        scan(views.plain(), sender, hits);
        scan(views.onlyUnmasked(), sender, hits);
        return hits.values().stream().flatMap(List::stream).toList();
    }

    private void scan(List<Token> tokens, Standing sender, Map<String, List<Hit>> hits) {
        List<PhraseMatch> found = automaton.find(tokens);
        for (PhraseMatch match : found) {
            if (targets.get(match.pattern()) instanceof Target.Match(Rule rule)
                    && rule.senders().contains(sender)
                    && !isExcepted(rule, match, found)) {
                add(hit(rule, match, tokens, found), hits.computeIfAbsent(rule.id(), id -> new ArrayList<>()));
            }
        }
    }

    /** Where there are too many: what the sender says himself outweighs what he reports. */
    private static void add(Hit hit, List<Hit> hits) {
        if (hits.size() < MOST_HITS_OF_A_RULE) {
            hits.add(hit);
        } else if (!hit.reported() && hits.getFirst().reported()) {
            hits.set(0, hit);
        }
    }

    private Hit hit(Rule rule, PhraseMatch match, List<Token> tokens, List<PhraseMatch> found) {
        List<Token> matched = tokens.subList(match.firstToken(), match.lastToken() + 1);
        return new Hit(
                rule.category(),
                rule.id(),
                rule.severity(),
                matched.stream().mapToInt(Token::start).min().orElseThrow(),
                matched.stream().mapToInt(Token::end).max().orElseThrow(),
                isReported(match, tokens, found));
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
