package dev.amana.moderation.model;

import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** What the model thinks of a part of a text. For one thread. */
final class Score {
    private final Target target;
    private final double most;
    private final int start;
    private final int end;
    private final int reach;
    /** Null once it is found out. */
    private @Nullable DoubleSupplier finding;

    private double margin;

    /**
     * The score of one part.
     *
     * @param most what the margin is at most
     * @param finding the margin, which mostly nobody has to know: its bound says enough
     * @param start where in the original, in UTF-16 units
     * @param end exclusive
     * @param reach from where on words that say who said it count
     */
    Score(Target target, double most, DoubleSupplier finding, int start, int end, int reach) {
        this.target = target;
        this.most = most;
        this.finding = finding;
        this.start = start;
        this.end = end;
        this.reach = reach;
    }

    Target target() {
        return target;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    int reach() {
        return reach;
    }

    /** How far on the target's side of the border, as the logarithm of odds. */
    double margin() {
        DoubleSupplier unknown = finding;
        if (unknown != null) {
            margin = unknown.getAsDouble();
            finding = null;
        }
        return margin;
    }

    /** Whether the margin less a doubt is this large. */
    boolean reaches(double border, double doubt) {
        return most - doubt >= border && margin() - doubt >= border;
    }

    boolean isSure() {
        return reaches(target.sure(), 0);
    }

    boolean touches(int from, int to) {
        return start < to && end > from;
    }

    double probability() {
        return probability(margin());
    }

    static double probability(double margin) {
        return 1 / (1 + Math.exp(-margin));
    }
}
