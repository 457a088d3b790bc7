package dev.amana.messaging.mime;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/** A text in the ways in which it may be read: as it stands, without what nobody sees, and with broken lines put together. */
final class Readings {
    /** Where something stands in the text, whichever way it was read. */
    record Range(int start, int end) {
        private boolean overlaps(Range other) {
            return start < other.end && other.start < end;
        }
    }

    private final String text;
    private final @Nullable FoldedText folded;
    private final @Nullable String unfolded;

    Readings(String text) {
        this.text = text;
        this.folded = FoldedText.of(text);
        String seen = folded == null ? text : folded.text();
        String whole = LineFolds.removed(seen);
        // The same text, not an equal one.
        this.unfolded = whole.length() == seen.length() ? null : whole;
    }

    String text() {
        return text;
    }

    /** Where an identifier stands, in order. */
    List<Range> of(Identifier identifier) {
        List<Range> ranges = new ArrayList<>();
        identifier.matchesIn(text).forEach(match -> ranges.add(new Range(match.start(), match.end())));
        if (folded != null) {
            add(ranges, identifier, folded);
        }
        // Which of its letters stood where is found out only where it is worth it.
        if (unfolded != null && identifier.standsIn(unfolded)) {
            add(ranges, identifier, FoldedText.unfolded(text));
        }
        ranges.sort(Comparator.comparingInt(Range::start));
        return ranges;
    }

    private static void add(List<Range> ranges, Identifier identifier, FoldedText reading) {
        for (MatchResult match : identifier.matchesIn(reading.text())) {
            Range range = new Range(reading.originOf(match.start()), reading.originOf(match.end()));
            if (ranges.stream().noneMatch(range::overlaps)) {
                ranges.add(range);
            }
        }
    }
}
