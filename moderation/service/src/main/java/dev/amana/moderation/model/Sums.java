package dev.amana.moderation.model;

import java.util.Arrays;
import java.util.List;

/**
 * The features of a text, added up from its beginning; so that what any part of it amounts to is a difference, and a text may
 * be looked at through many windows in the time that it takes to read it once.
 */
final class Sums {
    private static final int OF_SQUARES = Target.values().length;
    private static final int KINDS = OF_SQUARES + 1;

    private final List<Lane> lanes;
    /** For each lane and kind. */
    private final float[][] sums;

    private final LanguageModel model;

    private Sums(LanguageModel model, int tokens) {
        this.model = model;
        this.lanes = model.language().lanes();
        this.sums = new float[lanes.size() * KINDS][tokens + 1];
    }

    static Sums of(Words words, LanguageModel model) {
        Sums sums = new Sums(model, words.size());
        List<String> spelled = words.spelled(model);
        float[][] own = new float[sums.lanes.size()][KINDS];
        for (int i = 0; i < spelled.size(); i++) {
            for (float[] ofLane : own) {
                Arrays.fill(ofLane, 0);
            }
            if (model.language() != Language.JA) {
                own[Lane.LETTERS] = model.letters(spelled.get(i)).clone();
            }
            Grams.besidesLetters(
                    i, words.sentenceStart(i), spelled, model.language(), (lane, key) -> model.addTo(own[lane], key));
            sums.add(i, own);
        }
        return sums;
    }

    private void add(int token, float[][] own) {
        for (int sum = 0; sum < sums.length; sum++) {
            sums[sum][token + 1] = sums[sum][token] + own[sum / KINDS][sum % KINDS];
        }
    }

    /** How far on the target's side of the border the tokens of {@code [from, to)} lie. */
    double margin(Target target, int from, int to) {
        double margin = model.bias(target);
        for (int block = 0; block < Lane.BLOCKS; block++) {
            double weights = 0;
            double squares = 0;
            for (int lane = 0; lane < lanes.size(); lane++) {
                int first = from + lanes.get(lane).span() - 1;
                if (lanes.get(lane).block() == block && first < to) {
                    weights += difference(lane * KINDS + target.number(), first, to);
                    squares += difference(lane * KINDS + OF_SQUARES, first, to);
                }
            }
            margin += squares > 0 ? weights / Math.sqrt(squares) : 0;
        }
        return margin;
    }

    private float difference(int sum, int from, int to) {
        return sums[sum][to] - sums[sum][from];
    }
}
