package dev.amana.moderation.phrase;

import dev.amana.moderation.text.Normaliser;
import dev.amana.moderation.text.SpelledCache;
import dev.amana.moderation.text.Token;
import dev.amana.moderation.text.Vocabulary;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.Function;

/**
 * All patterns as one non-deterministic automaton over tokens. It is simulated with a set of active states, so that the
 * cost of a token is bounded by the number of states and, in ordinary text, close to one look-up. Thread-safe.
 */
public final class PhraseAutomaton {
    private final WordTable words;
    private final States states;
    private final SpelledCache<Spelling> spellings = new SpelledCache<>();
    // As long as all states: to make them anew for each text would cost more than to read it.
    private final Queue<Scratch> spare =
            new ArrayBlockingQueue<>(Runtime.getRuntime().availableProcessors());

    private PhraseAutomaton(WordTable words, States states) {
        this.words = words;
        this.states = states;
    }

    /** The words that occur in the patterns. */
    public Vocabulary vocabulary() {
        return words;
    }

    public int size() {
        return states.size();
    }

    /** For the texts of one message, which repeat each other. */
    public ReadSentences reading() {
        return new ReadSentences(this);
    }

    /** Every place where a pattern ends, with the earliest place where it may have begun. */
    public List<PhraseMatch> find(List<Token> tokens) {
        Scratch scratch = spare.poll();
        if (scratch == null) {
            scratch = new Scratch(states.size());
        }
        try {
            return find(tokens, scratch);
        } finally {
            spare.offer(scratch);
        }
    }

    private List<PhraseMatch> find(List<Token> tokens, Scratch scratch) {
        List<PhraseMatch> matches = new ArrayList<>();
        Active now = scratch.one;
        Active next = scratch.other;
        now.clear();
        for (int i = 0; i < tokens.size(); i++) {
            next.clear();
            if (!tokens.get(i).isSentenceEnd()) {
                Spelling word = spelling(tokens.get(i));
                advance(now, next, word.classes());
                next.addAll(word.begun(), i);
                collect(next, i, matches);
            }
            Active spent = now;
            now = next;
            next = spent;
        }
        return matches;
    }

    private Spelling spelling(Token token) {
        return spellings.get(token.spelled(), word -> spelling(word.forms()));
    }

    private Spelling spelling(List<String> forms) {
        BitSet classes = new BitSet();
        forms.forEach(form -> words.addClasses(form, classes));
        return new Spelling(classes, states.start().targets(classes));
    }

    private void advance(Active now, Active next, BitSet classes) {
        for (int k = 0; k < now.count; k++) {
            states.follow(now.states[k], classes, now.began[k], next);
        }
    }

    private void collect(Active active, int token, List<PhraseMatch> matches) {
        for (int k = 0; k < active.count; k++) {
            for (int pattern : states.accepted(active.states[k])) {
                matches.add(new PhraseMatch(pattern, active.began[k], token));
            }
        }
    }

    /** What one run over a text needs. */
    private static final class Scratch {
        private final Active one;
        private final Active other;

        Scratch(int states) {
            one = new Active(states);
            other = new Active(states);
        }
    }

    /**
     * The set of active states, each with the earliest token at which its match began. A sparse set: what the arrays
     * hold beyond {@code count} means nothing, so that they need no clearing.
     */
    static final class Active {
        private final int[] positions;
        private final int[] states;
        private final int[] began;
        private int count;

        Active(int size) {
            positions = new int[size];
            states = new int[size];
            began = new int[size];
        }

        void addAll(int[] targets, int start) {
            for (int target : targets) {
                int position = positions[target];
                if (position < count && states[position] == target) {
                    began[position] = Math.min(began[position], start);
                } else {
                    positions[target] = count;
                    states[count] = target;
                    began[count++] = start;
                }
            }
        }

        void clear() {
            count = 0;
        }
    }

    /** Collects patterns. Throws {@link MalformedPattern}. */
    public static final class Builder {
        private final Normaliser normaliser;
        private final WordTable words = new WordTable();
        private final States.Builder states = new States.Builder(words);
        private final PhraseLists lists;
        private final Set<String> repairable = new HashSet<>();

        /** @param lists the alternatives of each named list */
        public Builder(Normaliser normaliser, Map<String, List<String>> lists) {
            this.normaliser = normaliser;
            this.lists = new PhraseLists(lists, normaliser);
        }

        /** Adds a pattern and gives its number, counting from 0. */
        public int add(String pattern) {
            return states.add(parsed(pattern));
        }

        /** The same; and a text's words may be repaired to those of the pattern. */
        public int addRepairable(String pattern) {
            Phrase phrase = parsed(pattern);
            phrase.spellings().forEach(repairable::add);
            return states.add(phrase);
        }

        private Phrase parsed(String pattern) {
            Function<String, Phrase> named = lists::phrase;
            return PhraseParser.parse(pattern, normaliser, named);
        }

        /** @param ordinary words of texts that are never repaired */
        public PhraseAutomaton build(Set<String> ordinary) {
            words.complete(repairable, ordinary);
            return new PhraseAutomaton(words, states.build());
        }
    }
}
