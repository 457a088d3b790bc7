package dev.amana.moderation.rules;

import dev.amana.moderation.phrase.PhraseAutomaton;
import dev.amana.moderation.phrase.PhraseMatch;
import dev.amana.moderation.phrase.ReadSentences;
import dev.amana.moderation.signal.Hint;
import dev.amana.moderation.signal.Passage;
import dev.amana.moderation.signal.Report;
import dev.amana.moderation.signal.Signal;
import dev.amana.moderation.signal.View;
import dev.amana.moderation.text.Normaliser;
import dev.amana.moderation.text.Token;
import dev.amana.moderation.verdict.Place;
import dev.amana.moderation.verdict.Role.Standing;
import dev.amana.moderation.verdict.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** A compiled set of rules. Immutable and thread-safe: whoever screens takes one and keeps it to the end. */
public final class RuleSet {
    /** More than are ever taken out one by one, so that none is overlooked. */
    private static final int MOST_HITS_OF_A_RULE = 60;

    /** In Latin letters, the first alone a capital, and no digits as in Arabic that is written so. */
    private static final Pattern NAME = Pattern.compile("[\\p{IsLatin}&&\\p{Lu}][\\p{IsLatin}&&\\p{Ll}]+");

    private final RuleSource source;
    private final Normaliser normaliser;
    private final PhraseAutomaton automaton;
    private final List<Target> targets;
    private final Frames frames;

    private RuleSet(
            RuleSource source, Normaliser normaliser, PhraseAutomaton automaton, List<Target> targets, Frames frames) {
        this.source = source;
        this.normaliser = normaliser;
        this.automaton = automaton;
        this.targets = List.copyOf(targets);
        this.frames = frames;
    }

    /** Throws {@link MalformedRules}. */
    static RuleSet compile(RuleSource source, Normaliser normaliser) {
        PhraseAutomaton.Builder builder = new PhraseAutomaton.Builder(normaliser, source.lists());
        List<Target> targets = new ArrayList<>();
        for (Rule rule : source.rules()) {
            compile(rule.id(), rule.patterns(), new Target.Match(rule), builder::add, targets);
            compile(rule.id(), rule.exceptions(), new Target.Exemption(rule), builder::add, targets);
        }
        for (Concept concept : source.lexicon().concepts()) {
            String key = Frames.key(concept.language(), concept.name());
            compile(key, concept, new Target.Idea(concept.language(), concept.name(), key), builder, targets);
        }
        compile("reported-speech", source.reportedSpeech(), new Target.Report(), builder::add, targets);
        compile("own-speech", source.ownSpeech(), new Target.OwnSpeech(), builder::add, targets);
        PhraseAutomaton automaton = builder.build(source.lexicon().ordinaryWords());
        return new RuleSet(source, normaliser, automaton, targets, Frames.of(source.lexicon()));
    }

    private static void compile(
            String where, Concept concept, Target target, PhraseAutomaton.Builder builder, List<Target> targets) {
        Consumer<String> adding = concept.exact() ? builder::add : builder::addRepairable;
        compile(where, concept.patterns(), target, adding, targets);
    }

    private static void compile(
            String where, List<String> patterns, Target target, Consumer<String> builder, List<Target> targets) {
        for (String pattern : patterns) {
            try {
                builder.accept(pattern);
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

    /** For the passages of one message. */
    public ReadSentences reading() {
        return automaton.reading();
    }

    /**
     * Where each rule matches the passage in either view: the first places, a rule's own ones together.
     *
     * @param reading of these rules, for the message
     */
    public List<Signal> signals(Passage passage, ReadSentences reading) {
        return hear(passage, reading).signals();
    }

    /** The same, which ideas it speaks of, and where it tells what somebody else said. */
    public Heard hear(Passage passage, ReadSentences reading) {
        Normaliser.Text text = normaliser.read(passage.text());
        Normaliser.Views views = Normaliser.views(text, automaton.vocabulary());
        Map<String, List<Signal>> hits = new LinkedHashMap<>();
        Set<Hint> hints = new LinkedHashSet<>();
        List<Report> reports = new ArrayList<>(scan(views.plain(), reading, passage, View.PLAIN, hits, hints));
        reports.addAll(scan(views.onlyUnmasked(), reading, passage, View.UNMASKED, hits, hints));
        scan(views.onlyRepaired(), reading, passage, View.REPAIRED, hits, hints);
        return new Heard(hits.values().stream().flatMap(List::stream).toList(), hints, reports, text);
    }

    /** What was found in a passage, and the passage's words. */
    public record Heard(List<Signal> signals, Set<Hint> hints, List<Report> reports, Normaliser.Text text) {}

    /** The places where the passage tells what somebody else said. */
    private List<Report> scan(
            List<Token> tokens,
            ReadSentences reading,
            Passage passage,
            View view,
            Map<String, List<Signal>> hits,
            Set<Hint> hints) {
        Standing sender = passage.message().sender().standing();
        List<PhraseMatch> found = reading.find(tokens);
        if (found.isEmpty()) {
            return List.of();
        }
        Ideas ideas = new Ideas(tokens);
        List<Occurrence> reports = places(found, Target.Report.class);
        Witness witness = new Witness(tokens, reports, places(found, Target.OwnSpeech.class));
        for (PhraseMatch match : found) {
            switch (targets.get(match.pattern())) {
                case Target.Idea(String language, String idea, String key) -> {
                    ideas.add(key, match.firstToken(), match.lastToken());
                    hints.add(new Hint(
                            language, idea, tokens.get(match.firstToken()).start()));
                }
                case Target.Match(Rule rule) -> {
                    Occurrence place = new Occurrence(match.firstToken(), match.lastToken());
                    if (rule.senders().contains(sender)
                            && !isExcepted(rule, match, found)
                            && !(view == View.REPAIRED && isName(place, tokens, passage))) {
                        Signal hit = signal(rule.category(), rule.id(), rule.severity(), place, tokens, passage, view);
                        add(witness.voiced(hit, place), hits);
                    }
                }
                case Target.Exemption exemption -> {}
                case Target.Report report -> {}
                case Target.OwnSpeech own -> {}
            }
        }
        for (Frames.Match match : frames.find(ideas, sender)) {
            Frame frame = match.frame();
            Signal hit = signal(frame.category(), match.name(), frame.severity(), match.place(), tokens, passage, view);
            add(witness.voiced(hit, match.place()), hits);
        }
        return reports.stream().map(place -> report(place, tokens)).toList();
    }

    private static Report report(Occurrence place, List<Token> tokens) {
        return new Report(
                tokens.get(place.first()).start(), tokens.get(place.last()).end());
    }

    /**
     * A single word that is written as names are is not taken for another one that sounds like it: whoever is called Henrik
     * would be held for every letter he signs.
     */
    private static boolean isName(Occurrence place, List<Token> tokens, Passage passage) {
        Token only = tokens.get(place.first());
        return place.first() == place.last()
                && NAME.matcher(passage.text()).region(only.start(), only.end()).matches();
    }

    private List<Occurrence> places(List<PhraseMatch> found, Class<? extends Target> kind) {
        return found.stream()
                .filter(match -> kind.isInstance(targets.get(match.pattern())))
                .map(match -> new Occurrence(match.firstToken(), match.lastToken()))
                .toList();
    }

    /** Where there are too many: what the sender says himself outweighs what he reports. */
    private static void add(Signal hit, Map<String, List<Signal>> byName) {
        List<Signal> hits = byName.computeIfAbsent(hit.name(), name -> new ArrayList<>());
        if (hits.size() < MOST_HITS_OF_A_RULE) {
            hits.add(hit);
        } else if (hit.place() != Place.REPORTED && hits.getFirst().place() == Place.REPORTED) {
            hits.set(0, hit);
        }
    }

    private static Signal signal(
            String category,
            String name,
            Severity severity,
            Occurrence place,
            List<Token> tokens,
            Passage passage,
            View view) {
        List<Token> matched = tokens.subList(place.first(), place.last() + 1);
        return Signal.in(
                passage,
                category,
                name,
                confidence(severity, view),
                severity,
                view,
                matched.stream().mapToInt(Token::start).min().orElseThrow(),
                matched.stream().mapToInt(Token::end).max().orElseThrow());
    }

    /** Somebody wrote the phrase down because it means that; a disguised one is read with a little less certainty. */
    private static double confidence(Severity severity, View view) {
        double plain = severity.atLeast(Severity.HIGH) ? 0.95 : 0.8;
        return switch (view) {
            case PLAIN, WHOLE -> plain;
            case UNMASKED -> plain - 0.1;
            case REPAIRED -> plain - 0.25;
        };
    }

    private boolean isExcepted(Rule rule, PhraseMatch match, List<PhraseMatch> found) {
        return found.stream()
                .anyMatch(other -> targets.get(other.pattern()) instanceof Target.Exemption(Rule excepted)
                        && excepted.id().equals(rule.id())
                        && other.firstToken() <= match.lastToken()
                        && match.firstToken() <= other.lastToken());
    }

    /** What a pattern of the automaton stands for. */
    private sealed interface Target {
        record Match(Rule rule) implements Target {}

        record Exemption(Rule rule) implements Target {}

        record Report() implements Target {}

        record OwnSpeech() implements Target {}

        /** @param key of both */
        record Idea(String language, String idea, String key) implements Target {}
    }
}
