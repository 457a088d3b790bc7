package dev.amana.moderation.rulebook;

import dev.amana.moderation.inbound.History.Past;
import dev.amana.moderation.rulebook.BackTestView.Sample;
import dev.amana.moderation.verdict.Message;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a back-test has counted so far. */
final class Tally {
    private static final int MOST_SAMPLES_OF_A_KIND = 25;
    private static final int MOST_RULES = 200;

    private final Map<Difference, Long> counts = new EnumMap<>(Difference.class);
    private final List<Sample> samples = new ArrayList<>();
    private final Map<String, Long> rules = new LinkedHashMap<>();
    private long screened;
    private long unreadable;

    void add(Past past, Comparison comparison) {
        screened++;
        past.message().ifPresentOrElse(message -> compare(past, message, comparison), () -> unreadable++);
    }

    private void compare(Past past, Message message, Comparison comparison) {
        Comparison.Result result = comparison.of(past, message);
        Difference difference = Difference.between(result.before(), result.after());
        long same = counts.merge(difference, 1L, Long::sum);
        if (difference == Difference.SAME) {
            return;
        }
        List<String> why = Difference.rules(result.before(), result.after());
        why.stream()
                .filter(rule -> rules.size() < MOST_RULES || rules.containsKey(rule))
                .forEach(rule -> rules.merge(rule, 1L, Long::sum));
        if (same <= MOST_SAMPLES_OF_A_KIND) {
            samples.add(new Sample(
                    difference,
                    past.messageId(),
                    past.partition(),
                    past.offset(),
                    result.before().outcome().name(),
                    result.after().outcome().name(),
                    why,
                    result.before().severity().graver(result.after().severity())));
        }
    }

    BackTestFigures figures() {
        return new BackTestFigures(
                screened,
                count(Difference.NEWLY_WITHHELD),
                count(Difference.NEWLY_DELIVERED),
                count(Difference.CHANGED),
                unreadable);
    }

    private long count(Difference difference) {
        return counts.getOrDefault(difference, 0L);
    }

    List<Sample> samples() {
        return List.copyOf(samples);
    }

    Map<String, Long> rules() {
        return Map.copyOf(rules);
    }
}
