package dev.amana.moderation.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Cuts a string of letters into the fewest known words. */
final class Segmentation {
    private static final int LONGEST_PART_CHARS = 18;
    private static final int IMPOSSIBLE = Integer.MAX_VALUE / 2;
    private static final int STRAY_LETTER = 4;

    private final Vocabulary vocabulary;

    Segmentation(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** Where the parts end; none if known words do not cover the whole. */
    List<Integer> covering(String word) {
        return ends(word, IMPOSSIBLE);
    }

    /** Where the parts end, with single letters left over where no known word fits. */
    List<Integer> best(String word) {
        return ends(word, STRAY_LETTER);
    }

    private List<Integer> ends(String word, int strayCost) {
        WordHashes.OfParts hashes = new WordHashes.OfParts(word);
        int[] cost = new int[word.length() + 1];
        int[] cutBefore = new int[word.length() + 1];
        Arrays.fill(cost, IMPOSSIBLE);
        cost[0] = 0;
        for (int end = 1; end <= word.length(); end++) {
            for (int from = Math.max(0, end - LONGEST_PART_CHARS); from < end; from++) {
                int with = cost[from] >= IMPOSSIBLE
                        ? IMPOSSIBLE
                        : cost[from] + partCost(word, hashes, from, end, strayCost);
                if (with < cost[end]) {
                    cost[end] = with;
                    cutBefore[end] = from;
                }
            }
        }
        return cost[word.length()] >= IMPOSSIBLE ? List.of() : walkBack(cutBefore);
    }

    private static List<Integer> walkBack(int[] cutBefore) {
        List<Integer> ends = new ArrayList<>();
        for (int end = cutBefore.length - 1; end > 0; end = cutBefore[end]) {
            ends.add(end);
        }
        Collections.reverse(ends);
        return ends;
    }

    private int partCost(String word, WordHashes.OfParts hashes, int from, int end, int strayCost) {
        if (end - from == 1) {
            return "iua".indexOf(word.charAt(from)) >= 0 ? 1 : strayCost;
        }
        boolean known = vocabulary.mayKnow(hashes.part(from, end)) && vocabulary.knows(word.substring(from, end));
        return known ? 1 : IMPOSSIBLE;
    }
}
