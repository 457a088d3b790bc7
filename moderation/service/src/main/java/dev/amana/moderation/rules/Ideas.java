package dev.amana.moderation.rules;

import dev.amana.moderation.text.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which ideas occur where in one text. */
final class Ideas {
    private static final int LOOKED_AT = 3;

    private final Map<String, List<Occurrence>> byIdea = new HashMap<>();
    private final List<Token> tokens;
    /** Which sentence each token is in; found out when somebody asks, which few texts make anybody do. */
    private int @Nullable [] sentences;

    Ideas(List<Token> tokens) {
        this.tokens = tokens;
    }

    private int sentence(int token) {
        int[] known = sentences;
        if (known == null) {
            known = numbered();
            sentences = known;
        }
        return known[token];
    }

    private int[] numbered() {
        int[] numbered = new int[tokens.size()];
        int sentence = 0;
        for (int i = 0; i < numbered.length; i++) {
            numbered[i] = sentence;
            sentence += tokens.get(i).isSentenceEnd() ? 1 : 0;
        }
        return numbered;
    }

    /** Ideas are added in the order in which they end. */
    void add(String idea, int first, int last) {
        byIdea.computeIfAbsent(idea, any -> new ArrayList<>()).add(new Occurrence(first, last));
    }

    Set<String> names() {
        return byIdea.keySet();
    }

    boolean holds(String idea) {
        return byIdea.containsKey(idea);
    }

    boolean isEmpty() {
        return byIdea.isEmpty();
    }

    List<Occurrence> of(String idea) {
        return byIdea.getOrDefault(idea, List.of());
    }

    /** The place of the idea that is next to the given one; looks at few, since they are in order. */
    @Nullable
    Occurrence nearest(String idea, Occurrence to, int within, int acrossSentences, boolean after) {
        List<Occurrence> places = of(idea);
        int at = firstEndingFrom(places, to.first());
        Occurrence nearest = null;
        for (int i = Math.max(0, at - LOOKED_AT); i < Math.min(places.size(), at + LOOKED_AT + 1); i++) {
            Occurrence place = places.get(i);
            boolean fits = place.distance(to) <= within
                    && Math.abs(sentence(place.first()) - sentence(to.first())) <= acrossSentences
                    && (!after || place.first() >= to.first());
            if (fits && (nearest == null || place.distance(to) < nearest.distance(to))) {
                nearest = place;
            }
        }
        return nearest;
    }

    private static int firstEndingFrom(List<Occurrence> places, int token) {
        int low = 0;
        int high = places.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (places.get(middle).last() < token) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
