package dev.amana.moderation.phrase;

import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SortedMap;

/** What leads out of the start: which states follow upon any word, and which upon a word of a class. */
final class Edges {
    private static final int[] NONE = {};

    private final int[] afterAnyWord;
    private final int[] classes;
    private final int[][] targets;

    private Edges(int[] afterAnyWord, int[] classes, int[][] targets) {
        this.afterAnyWord = afterAnyWord;
        this.classes = classes;
        this.targets = targets;
    }

    static Edges of(SortedMap<Integer, BitSet> targets, int anyWord) {
        BitSet any = targets.remove(anyWord);
        return new Edges(
                any == null ? NONE : any.stream().toArray(),
                targets.keySet().stream().mapToInt(Integer::intValue).toArray(),
                targets.values().stream().map(group -> group.stream().toArray()).toArray(int[][]::new));
    }

    /** What follows upon a word of these classes: each state once, in the order in which they come. */
    int[] targets(BitSet word) {
        Set<Integer> all = new LinkedHashSet<>();
        addAll(afterAnyWord, all);
        for (int wordClass = word.nextSetBit(0); wordClass >= 0; wordClass = word.nextSetBit(wordClass + 1)) {
            int k = Arrays.binarySearch(classes, wordClass);
            if (k >= 0) {
                addAll(targets[k], all);
            }
        }
        return all.stream().mapToInt(Integer::intValue).toArray();
    }

    private static void addAll(int[] states, Set<Integer> all) {
        for (int state : states) {
            all.add(state);
        }
    }
}
