package dev.amana.moderation.model;

import dev.amana.moderation.signal.Category;
import dev.amana.moderation.signal.Signal;
import dev.amana.moderation.signal.View;
import dev.amana.moderation.verdict.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the model thinks of all parts of a text.
 *
 * @param tongues which of its parts are in which language
 */
record Reading(List<Score> scores, Tongues tongues) {
    /** How much a finding of the rules counts, as a margin: more where they read the words as they stand. */
    private static final double REPAIRED_HINT = 0.1;

    private static final double FINDING = 1.0;
    /** Of a phrase that somebody wrote down, and not of ideas that stand together. */
    private static final double PHRASE = 2.5;

    private static final double GRAVE_FINDING = 5.3;
    private static final double INVITATION = 2.4;
    /** What the names of rules begin with that look for ideas that stand together. */
    private static final String IDEAS = "frame.";

    /** The largest; negative infinity for a text without words. */
    double margin(Target target) {
        double most = Double.NEGATIVE_INFINITY;
        for (Score score : scores) {
            if (score.target() == target && score.reaches(most, 0)) {
                most = score.margin();
            }
        }
        return most;
    }

    /**
     * The best first.
     *
     * @param doubt by how much they must lie beyond the border
     */
    List<Score> noticed(double doubt) {
        return scores.stream()
                .filter(score -> score.reaches(score.target().likely(), doubt))
                .sorted(Comparator.comparingDouble(
                                (Score score) -> score.margin() - score.target().sure())
                        .reversed())
                .toList();
    }

    /**
     * What rules find in so many words stands. What only hints at harm, or was found in repaired words, is noted and no more where the
     * model, which knows how such words are used otherwise, sees too little in the sentence.
     */
    Signal weighed(Signal signal) {
        if (isDoubtful(signal) && tongues.isForeign(signal)) {
            return slight(signal);
        }
        for (Target target : Target.values()) {
            if (target.judges(signal.category()) && isDoubtful(signal) && isOverruled(signal, target)) {
                return slight(signal);
            }
        }
        return signal;
    }

    /** Encouragement of self-harm is held however slight it is; a guess that nothing bears out is none. */
    private static Signal slight(Signal signal) {
        return signal.withSeverity(signal.category().equals(Category.SELF_HARM) ? Severity.NONE : Severity.LOW);
    }

    private static boolean isDoubtful(Signal signal) {
        if (signal.view() == View.REPAIRED) {
            return signal.severity().atLeast(Severity.MEDIUM);
        }
        return signal.severity() == Severity.MEDIUM && !signal.category().equals(Category.SELF_HARM);
    }

    private boolean isOverruled(Signal signal, Target target) {
        double enough = target.sure() - weight(signal, target);
        List<Score> around = of(target)
                .filter(score -> score.touches(signal.start(), signal.end()))
                .toList();
        return !around.isEmpty() && around.stream().noneMatch(score -> score.reaches(enough, 0));
    }

    private static double weight(Signal signal, Target target) {
        if (target == Target.OFF_PLATFORM) {
            return INVITATION;
        }
        if (signal.severity().atLeast(Severity.HIGH)) {
            return GRAVE_FINDING;
        }
        if (signal.view() == View.REPAIRED) {
            return REPAIRED_HINT;
        }
        return signal.name().startsWith(IDEAS) ? FINDING : PHRASE;
    }

    private Stream<Score> of(Target target) {
        return scores.stream().filter(score -> score.target() == target);
    }
}
