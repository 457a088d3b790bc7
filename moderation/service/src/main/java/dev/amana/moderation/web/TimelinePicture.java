package dev.amana.moderation.web;

import dev.amana.moderation.availability.Effect;
import dev.amana.moderation.availability.Interval;
import dev.amana.moderation.availability.RulingView;
import dev.amana.moderation.availability.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Both times of an order as a picture: a band for each ruling, in the order in which they were recorded, and in it for each
 * scope when it was in force as far as was known then. Widths in percent of the time that is drawn.
 *
 * @param now where the present is
 */
record TimelinePicture(Instant from, Instant to, double now, List<Band> bands) {
    private static final Duration LEAST = Duration.ofDays(2);

    record Band(RulingView ruling, List<Row> rows) {}

    record Row(Scope scope, List<Interval> inForce, List<Bar> bars) {}

    record Bar(double x, double width) {}

    static TimelinePicture of(List<RulingView> rulings, Instant now) {
        Instant first = instants(rulings).min(Instant::compareTo).orElse(now);
        Instant last = instants(rulings).max(Instant::compareTo).orElse(now);
        Duration margin = Duration.between(first, last).plus(LEAST).dividedBy(10);
        Scale scale = new Scale(first.minus(margin), last.plus(margin));
        return new TimelinePicture(
                scale.from(),
                scale.to(),
                scale.at(now),
                rulings.stream().map(ruling -> band(ruling, scale)).toList());
    }

    private static Band band(RulingView ruling, Scale scale) {
        return new Band(
                ruling,
                ruling.effects().stream()
                        .map(effect -> new Row(
                                effect.scope(),
                                effect.inForce(),
                                effect.inForce().stream().map(scale::bar).toList()))
                        .toList());
    }

    private static Stream<Instant> instants(List<RulingView> rulings) {
        return rulings.stream()
                .flatMap(ruling -> Stream.concat(
                        Stream.of(ruling.ruling().effectiveAt()),
                        ruling.effects().stream()
                                .map(Effect::inForce)
                                .flatMap(List::stream)
                                .flatMap(interval -> Stream.of(interval.from(), interval.until()))
                                .filter(Objects::nonNull)));
    }

    private record Scale(Instant from, Instant to) {
        double at(Instant instant) {
            double share = (double) Duration.between(from, instant).toSeconds()
                    / Duration.between(from, to).toSeconds();
            return Math.round(Math.clamp(share, 0, 1) * 10_000) / 100.0;
        }

        Bar bar(Interval interval) {
            double x = at(interval.from());
            double end = interval.until() == null ? 100 : at(interval.until());
            return new Bar(x, Math.round(Math.max(end - x, 0.3) * 100) / 100.0);
        }
    }
}
