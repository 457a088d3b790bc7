package dev.amana.moderation.model;

import java.util.List;

/**
 * The features of a text, added up from its beginning; so that what any part of it amounts to is a difference, and a text may
 * be looked at through many windows in the time that it takes to read it once.
 */
final class Sums {
    private static final int OF_SQUARES = Target.values().length;
    static final int KINDS = OF_SQUARES + 1;

    private final List<Lane> lanes;
    /** How many there are for a token: one for each lane and kind. */
    private final int width;

    private final float[] sums;

    private final LanguageModel model;

    private Sums(LanguageModel model, int tokens) {
        this.model = model;
        this.lanes = model.language().lanes();
        this.width = lanes.size() * KINDS;
        this.sums = new float[(tokens + 1) * width];
    }

    static Sums of(Words words, LanguageModel model) {
        Sums sums = new Sums(model, words.size());
        LanguageModel.Word[] known = words.in(model);
        for (int i = 0; i < known.length; i++) {
            System.arraycopy(sums.sums, i * sums.width, sums.sums, (i + 1) * sums.width, sums.width);
            if (model.language() == Language.JA) {
                sums.addAcross(i, words.sentenceStart(i), known);
            } else {
                sums.addWithin(i, words.sentenceStart(i), known);
            }
        }
        return sums;
    }

    private void addAcross(int at, int from, LanguageModel.Word[] words) {
        for (int span = 1; span <= lanes.size() && at - span + 1 >= from; span++) {
            long hash = Grams.BASIS;
            for (int i = at - span + 1; i <= at; i++) {
                hash = Grams.with(words[i].spelled(), hash);
            }
            model.addTo(sums, place(at, span - 1), Grams.across(hash));
        }
    }

    private void addWithin(int at, int from, LanguageModel.Word[] words) {
        LanguageModel.Word word = words[at];
        int first = place(at, 0);
        float[] own = word.sums();
        for (int i = 0; i < own.length; i++) {
            sums[first + i] += own[i];
        }
        for (int back = 1; back <= 2 && at - back >= from; back++) {
            model.addTo(sums, place(at, back + 1), Grams.pair(words[at - back].begun(), word.spelled(), back + 1));
        }
    }

    private int place(int token, int lane) {
        return (token + 1) * width + lane * KINDS;
    }

    /** How far on each target's side of the border the tokens of {@code [from, to)} lie. */
    double[] margins(int from, int to) {
        double[] margins = model.biases();
        for (int block = 0; block < Lane.BLOCKS; block++) {
            double[] weights = new double[OF_SQUARES];
            double squares = 0;
            for (int lane = 0; lane < lanes.size(); lane++) {
                int first = from + lanes.get(lane).span() - 1;
                if (lanes.get(lane).block() == block && first < to) {
                    for (int target = 0; target < OF_SQUARES; target++) {
                        weights[target] += difference(lane * KINDS + target, first, to);
                    }
                    squares += difference(lane * KINDS + OF_SQUARES, first, to);
                }
            }
            for (int target = 0; target < OF_SQUARES; target++) {
                margins[target] += squares > 0 ? weights[target] / Math.sqrt(squares) : 0;
            }
        }
        return margins;
    }

    private float difference(int sum, int from, int to) {
        return sums[to * width + sum] - sums[from * width + sum];
    }
}
