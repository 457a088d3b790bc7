package dev.amana.moderation.model;

import com.google.common.base.Suppliers;
import dev.amana.moderation.signal.Hint;
import dev.amana.moderation.signal.Signal;
import dev.amana.moderation.signal.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What the rules noticed in a text, finding or mere idea, by where it begins. */
final class Hints {
    static final Hints NONE = new Hints(List::of);
    /** That they know no word of a text. */
    static final String NOTHING = "nothing";

    /** In words. */
    private static final List<Integer> LENGTHS = List.of(4, 7, 11, 16, 25);

    /** Found when somebody asks, which few texts make anybody do. */
    private final Supplier<List<Point>> points;

    private Hints(Supplier<List<Point>> points) {
        this.points = Suppliers.memoize(points::get);
    }

    private record Point(Language language, String name, int start) {}

    static Hints of(Collection<Hint> ideas, Collection<Signal> signals) {
        return new Hints(() -> points(ideas, signals));
    }

    private static List<Point> points(Collection<Hint> ideas, Collection<Signal> signals) {
        List<Point> points = new ArrayList<>(ideas.size() + signals.size());
        for (Hint hint : ideas) {
            Language language = Language.named(hint.language());
            if (language != null) {
                points.add(new Point(language, "idea " + hint.idea(), hint.start()));
            }
        }
        for (Signal signal : signals) {
            Language language = Language.ofRule(signal.name());
            if (language != null) {
                points.add(new Point(language, "rule " + family(signal.name(), language), signal.start()));
                points.add(new Point(language, grave(signal), signal.start()));
            }
        }
        points.sort(Comparator.comparingInt(Point::start));
        return points;
    }

    /** The first two parts of a rule's name without its language, since single rules are too rare to learn from. */
    private static String family(String name, Language language) {
        return Arrays.stream(name.split("\\.", -1))
                .filter(part -> !part.equals(language.code()))
                .limit(2)
                .collect(Collectors.joining("."));
    }

    private static String grave(Signal signal) {
        return signal.severity() + (signal.view() == View.REPAIRED ? " repaired" : "");
    }

    /**
     * Those of this language that begin in {@code [start, end)}, and how long that is.
     *
     * @param tokens so many are there
     */
    Set<String> in(Language language, int start, int end, int tokens) {
        List<Point> points = this.points.get();
        Set<String> names = new HashSet<>();
        for (int i = firstFrom(points, start);
                i < points.size() && points.get(i).start() < end;
                i++) {
            if (points.get(i).language() == language) {
                names.add(points.get(i).name());
            }
        }
        if (names.isEmpty()) {
            names.add(NOTHING);
        }
        names.add(length(language.words(tokens)));
        return names;
    }

    /** Long texts touch upon more ideas, which then mean less. */
    private static String length(double words) {
        for (int most : LENGTHS) {
            if (words < most) {
                return "less than " + most;
            }
        }
        return "long";
    }

    private static int firstFrom(List<Point> points, int start) {
        int low = 0;
        int high = points.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (points.get(middle).start() < start) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
