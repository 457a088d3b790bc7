package dev.amana.moderation.rules;

import dev.amana.moderation.verdict.Role.Standing;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The frames of all languages, ready to be looked for. */
final class Frames {
    /** Characters of Japanese that weigh as much as a word. */
    private static final int CHARACTERS_PER_WORD = 3;

    private static final int HARMLESS_WITHIN_WORDS = 4;
    private static final int MOST_MATCHES_OF_A_FRAME = 20;

    private final List<Spoken> frames;
    /** Which of them an idea begins. A text speaks of few ideas, and there are many frames. */
    private final Map<String, BitSet> byFirstIdea = new HashMap<>();

    private Frames(List<Spoken> frames) {
        this.frames = frames;
        for (int i = 0; i < frames.size(); i++) {
            for (String idea : frames.get(i).all().getFirst()) {
                byFirstIdea.computeIfAbsent(idea, any -> new BitSet()).set(i);
            }
        }
    }

    static Frames of(Lexicon lexicon) {
        Map<String, Set<String>> ideas = new HashMap<>();
        lexicon.concepts()
                .forEach(concept -> ideas.computeIfAbsent(concept.language(), any -> new HashSet<>())
                        .add(concept.name()));
        List<Spoken> frames = new ArrayList<>();
        for (Frame frame : lexicon.frames()) {
            ideas.forEach((language, known) -> frames.add(Spoken.of(frame, language, known)));
            requireKnown(frame, ideas);
        }
        return new Frames(frames.stream().filter(Spoken::possible).toList());
    }

    private static void requireKnown(Frame frame, Map<String, Set<String>> ideas) {
        Set<String> named = new HashSet<>(frame.unless());
        frame.all().forEach(named::addAll);
        for (String idea : named) {
            if (ideas.values().stream().noneMatch(known -> known.contains(idea))) {
                throw new MalformedRules(frame.id(), "no language has the concept '" + idea + "'");
            }
        }
    }

    List<Match> find(Ideas ideas, Standing sender) {
        if (ideas.isEmpty()) {
            return List.of();
        }
        List<Match> matches = new ArrayList<>();
        BitSet begun = begun(ideas);
        for (int i = begun.nextSetBit(0); i >= 0; i = begun.nextSetBit(i + 1)) {
            Spoken spoken = frames.get(i);
            if (spoken.frame.senders().contains(sender) && spoken.mayBeIn(ideas)) {
                spoken.find(ideas, matches);
            }
        }
        return matches;
    }

    private BitSet begun(Ideas ideas) {
        BitSet begun = new BitSet(frames.size());
        for (String idea : ideas.names()) {
            BitSet ofIdea = byFirstIdea.get(idea);
            if (ofIdea != null) {
                begun.or(ofIdea);
            }
        }
        return begun;
    }

    /** @param name the frame and the language */
    record Match(Frame frame, String name, Occurrence place) {}

    /** A frame in one language. */
    private record Spoken(Frame frame, String name, int perWord, List<List<String>> all, List<String> unless) {
        static Spoken of(Frame frame, String language, Set<String> known) {
            return new Spoken(
                    frame,
                    frame.id() + "." + language,
                    language.equals("ja") ? CHARACTERS_PER_WORD : 1,
                    frame.all().stream()
                            .map(ideas -> spoken(ideas, language, known))
                            .toList(),
                    spoken(frame.unless(), language, known));
        }

        private static List<String> spoken(Set<String> ideas, String language, Set<String> known) {
            return ideas.stream()
                    .filter(known::contains)
                    .sorted()
                    .map(idea -> key(language, idea))
                    .toList();
        }

        /** Each of the ideas that belong together is in the text somewhere. */
        boolean mayBeIn(Ideas ideas) {
            for (int i = 1; i < all.size(); i++) {
                if (all.get(i).stream().noneMatch(ideas::holds)) {
                    return false;
                }
            }
            return true;
        }

        boolean possible() {
            return all.stream().noneMatch(List::isEmpty);
        }

        void find(Ideas ideas, List<Match> matches) {
            int found = 0;
            for (String idea : all.getFirst()) {
                for (Occurrence anchor : ideas.of(idea)) {
                    Occurrence place = found < MOST_MATCHES_OF_A_FRAME ? around(anchor, ideas) : null;
                    if (place != null) {
                        matches.add(new Match(frame, name, place));
                        found++;
                    }
                }
            }
        }

        private @Nullable Occurrence around(Occurrence anchor, Ideas ideas) {
            Occurrence whole = anchor;
            for (List<String> alternatives : all.subList(1, all.size())) {
                Occurrence nearest = nearest(alternatives, anchor, ideas);
                if (nearest == null) {
                    return null;
                }
                whole = whole.and(nearest);
            }
            return isHarmless(whole, ideas) ? null : whole;
        }

        private @Nullable Occurrence nearest(List<String> alternatives, Occurrence anchor, Ideas ideas) {
            Occurrence nearest = null;
            for (String idea : alternatives) {
                Occurrence place =
                        ideas.nearest(idea, anchor, frame.within() * perWord, frame.sentences() - 1, frame.inOrder());
                if (place != null && (nearest == null || place.distance(anchor) < nearest.distance(anchor))) {
                    nearest = place;
                }
            }
            return nearest;
        }

        private boolean isHarmless(Occurrence place, Ideas ideas) {
            return unless.stream()
                    .anyMatch(idea ->
                            ideas.nearest(idea, place, HARMLESS_WITHIN_WORDS * perWord, frame.sentences() - 1, false)
                                    != null);
        }
    }

    static String key(String language, String idea) {
        return language + ':' + idea;
    }
}
