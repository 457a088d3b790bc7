package dev.amana.moderation.phrase;

import dev.amana.moderation.phrase.Phrase.AnyWord;
import dev.amana.moderation.phrase.Phrase.OneOf;
import dev.amana.moderation.phrase.Phrase.Perhaps;
import dev.amana.moderation.phrase.Phrase.Sequence;
import dev.amana.moderation.phrase.Phrase.Word;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The automaton's states without empty moves: the position construction of Glushkov, in which each word of a pattern is
 * a state that is entered by reading that word.
 */
final class States {
    /** A state's label: the class of word that leads into it, or any word. */
    private static final int ANY_WORD = -1;

    private static final int[] NONE = {};

    private final Edges start;
    // Edges of all states one after another, since so many states as are active at a word lie all over the memory
    // otherwise.
    private final int[] firstEdge;
    private final int[] labels;
    private final int[][] targets;
    private final int[][] accepted;
    /** Those in which a pattern ends, which few are. */
    private final BitSet accepting = new BitSet();

    private States(Edges start, int[] firstEdge, int[] labels, int[][] targets, int[][] accepted) {
        this.start = start;
        this.firstEdge = firstEdge;
        this.labels = labels;
        this.targets = targets;
        this.accepted = accepted;
        for (int state = 0; state < accepted.length; state++) {
            accepting.set(state, accepted[state].length > 0);
        }
    }

    int size() {
        return accepted.length;
    }

    /** Where a pattern can begin. */
    Edges start() {
        return start;
    }

    /** Enters what follows upon a state by a word of these classes. A state has few edges, a common word many classes. */
    void follow(int state, BitSet word, int began, PhraseAutomaton.Active into) {
        int end = firstEdge[state + 1];
        for (int edge = firstEdge[state]; edge < end; edge++) {
            int label = labels[edge];
            if (label == ANY_WORD || word.get(label)) {
                into.addAll(targets[edge], began);
            }
        }
    }

    /** The patterns that end in this state. */
    int[] accepted(int state) {
        return accepting.get(state) ? accepted[state] : NONE;
    }

    static final class Builder {
        private final WordTable words;
        private final List<Integer> labels = new ArrayList<>();
        // Sets of numbers, not of bits: a bit set is as long as its highest state, of which there are many thousands.
        private final List<Set<Integer>> follow = new ArrayList<>();
        private final List<Set<Integer>> accepted = new ArrayList<>();
        private final Prefix root = new Prefix(null);
        private final Set<Integer> starts = new HashSet<>();
        private int patterns;

        Builder(WordTable words) {
            this.words = words;
        }

        /** Adds a pattern. Patterns that begin alike share the states of their beginning. */
        int add(Phrase phrase) {
            List<Phrase> parts = phrase instanceof Sequence(List<Phrase> items) ? items : List.of(phrase);
            Prefix prefix = root;
            for (Phrase part : parts) {
                prefix = longer(prefix, part);
            }
            Part whole = Objects.requireNonNull(prefix.whole);
            if (whole.skippable()) {
                throw new IllegalArgumentException("a pattern must need at least one word");
            }
            starts.addAll(whole.first());
            whole.last().forEach(state -> accepted.get(state).add(patterns));
            return patterns++;
        }

        private Prefix longer(Prefix prefix, Phrase next) {
            Prefix known = prefix.longer.get(next);
            if (known != null) {
                return known;
            }
            Part part = part(next);
            Prefix longer = new Prefix(prefix.whole == null ? part : chained(prefix.whole, part));
            prefix.longer.put(next, longer);
            return longer;
        }

        private Part chained(Part before, Part after) {
            before.last().forEach(state -> follow.get(state).addAll(after.first()));
            return before.then(after);
        }

        private Part part(Phrase phrase) {
            return switch (phrase) {
                case Word word -> state(words.classOf(List.of(word)));
                case AnyWord any -> state(ANY_WORD);
                case Perhaps perhaps -> part(perhaps.part()).optional();
                case Sequence sequence -> sequence(sequence);
                case OneOf choice -> choice(choice);
            };
        }

        private Part state(int label) {
            int state = labels.size();
            labels.add(label);
            follow.add(new HashSet<>());
            accepted.add(new HashSet<>());
            Set<Integer> self = Set.of(state);
            return new Part(self, self, false);
        }

        private Part sequence(Sequence sequence) {
            Part whole = part(sequence.parts().getFirst());
            for (Phrase next : sequence.parts().subList(1, sequence.parts().size())) {
                whole = chained(whole, part(next));
            }
            return whole;
        }

        /** Single words of a choice share one state. */
        private Part choice(OneOf choice) {
            List<Word> single = new ArrayList<>();
            List<Part> parts = new ArrayList<>();
            collect(choice, single, parts);
            if (!single.isEmpty()) {
                parts.add(state(words.classOf(single)));
            }
            return parts.stream().reduce(Part::or).orElseThrow();
        }

        private void collect(OneOf choice, List<Word> single, List<Part> parts) {
            for (Phrase alternative : choice.alternatives()) {
                switch (alternative) {
                    case Word word -> single.add(word);
                    case OneOf nested -> collect(nested, single, parts);
                    case AnyWord any -> parts.add(part(any));
                    case Perhaps perhaps -> parts.add(part(perhaps));
                    case Sequence sequence -> parts.add(part(sequence));
                }
            }
        }

        States build() {
            int[] firstEdge = new int[follow.size() + 1];
            List<Integer> edges = new ArrayList<>();
            List<int[]> targets = new ArrayList<>();
            for (int state = 0; state < follow.size(); state++) {
                // At once as numbers: a bit set is as long as its highest state.
                byLabel(follow.get(state)).forEach((label, group) -> {
                    edges.add(label);
                    targets.add(group.stream().toArray());
                });
                firstEdge[state + 1] = edges.size();
            }
            return new States(
                    Edges.of(byLabel(starts), ANY_WORD),
                    firstEdge,
                    edges.stream().mapToInt(Integer::intValue).toArray(),
                    targets.toArray(int[][]::new),
                    accepted.stream().map(Builder::sorted).toArray(int[][]::new));
        }

        private static int[] sorted(Set<Integer> patterns) {
            return patterns.isEmpty()
                    ? NONE
                    : patterns.stream().mapToInt(Integer::intValue).sorted().toArray();
        }

        private SortedMap<Integer, BitSet> byLabel(Set<Integer> targets) {
            SortedMap<Integer, BitSet> grouped = new TreeMap<>();
            targets.forEach(state -> grouped.computeIfAbsent(labels.get(state), any -> new BitSet())
                    .set(state));
            return grouped;
        }
    }

    /** A beginning that patterns share; null at the root, where nothing has been read. */
    private static final class Prefix {
        private final @Nullable Part whole;
        private final Map<Phrase, Prefix> longer = new HashMap<>();

        Prefix(@Nullable Part whole) {
            this.whole = whole;
        }
    }

    /** Part of a pattern under construction: where it can begin and end, and whether it can be left out. */
    private record Part(Set<Integer> first, Set<Integer> last, boolean skippable) {
        Part optional() {
            return new Part(first, last, true);
        }

        Part or(Part other) {
            return new Part(union(first, other.first), union(last, other.last), skippable || other.skippable);
        }

        Part then(Part next) {
            return new Part(
                    skippable ? union(first, next.first) : first,
                    next.skippable ? union(next.last, last) : next.last,
                    skippable && next.skippable);
        }

        private static Set<Integer> union(Set<Integer> a, Set<Integer> b) {
            Set<Integer> union = new HashSet<>(a);
            union.addAll(b);
            return union;
        }
    }
}
