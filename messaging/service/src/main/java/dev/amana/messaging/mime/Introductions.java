package dev.amana.messaging.mime;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Finds where lines of one text introduce a quote: "On … somebody wrote:", perhaps wrapped. Whether some lines are an introduction is
 * asked again for each line before them, and is found out once.
 */
final class Introductions {
    private static final Pattern ADDRESS = Pattern.compile("<[^<>\\s]{1,100}@[^<>\\s]{1,150}>");
    private static final int MOST_LINES = 8;

    private final QuoteMarkers markers;
    private final List<String> visible;
    private final Map<Lines, Boolean> inOrder = new HashMap<>();
    private final Map<Lines, Boolean> inAnyOrder = new HashMap<>();

    private record Lines(int start, int end) {}

    Introductions(QuoteMarkers markers, List<String> visible) {
        this.markers = markers;
        this.visible = visible;
    }

    static boolean endsLike(String line) {
        return line.endsWith(":") || line.endsWith("：") || line.endsWith(":*");
    }

    /** The line after an introduction that starts here, or the same line when none does. */
    int end(int start) {
        if (visible.get(start).isEmpty() || visible.get(start).startsWith(">")) {
            return start;
        }
        int limit = Math.min(visible.size(), start + MOST_LINES);
        for (int end = start + 1; end <= limit; end++) {
            if (endsLike(visible.get(end - 1))) {
                if (noneEnds(end, limit) && isOneLater(start, end)) {
                    return start;
                }
                int found = end(start, end);
                if (found >= 0) {
                    return found;
                }
            }
        }
        return start;
    }

    private boolean noneEnds(int from, int limit) {
        return visible.subList(from, limit).stream().noneMatch(Introductions::endsLike);
    }

    /** The end if the lines up to there are an introduction, the start if only a later part of them is, else -1. */
    private int end(int start, int end) {
        if (isOne(start, end)) {
            return isOneLater(start, end) ? start : end;
        }
        if (isOneInAnyOrder(start, end)) {
            boolean later = isOneLater(start, end)
                    || (isOneInAnyOrderLater(start, end)
                            && !ADDRESS.matcher(visible.get(start)).find());
            return later ? start : end;
        }
        return end == start + 1 && isBeforeQuote(start) ? end : -1;
    }

    /** A name that "wrote" is an introduction only where a quote follows: people write so, too. */
    private boolean isBeforeQuote(int line) {
        int next = line + 1;
        while (next < visible.size() && visible.get(next).isEmpty()) {
            next++;
        }
        return next < visible.size()
                && visible.get(next).startsWith(">")
                && markers.introBeforeQuote().matcher(visible.get(line)).matches();
    }

    /** Some languages put the name first; then the text line before it would match as well. The shortest is found fastest. */
    private boolean isOneLater(int start, int end) {
        for (int later = end - 1; later > start; later--) {
            if (!visible.get(later).isEmpty() && isOne(later, end)) {
                return true;
            }
        }
        return false;
    }

    private boolean isOneInAnyOrderLater(int start, int end) {
        for (int later = start + 1; later < end; later++) {
            if (!visible.get(later).isEmpty() && isOneInAnyOrder(later, end)) {
                return true;
            }
        }
        return false;
    }

    private boolean isOne(int start, int end) {
        return inOrder.computeIfAbsent(new Lines(start, end), lines -> {
            String joined = joined(start, end);
            return joined.length() <= LineKinds.LONGEST_LINE && markers.isIntro(joined);
        });
    }

    private boolean isOneInAnyOrder(int start, int end) {
        return inAnyOrder.computeIfAbsent(new Lines(start, end), lines -> {
            String joined = joined(start, end);
            return joined.length() <= LineKinds.LONGEST_LINE && markers.isIntroInAnyOrder(joined);
        });
    }

    String joined(int start, int end) {
        if (end == start + 1) {
            return visible.get(start);
        }
        StringBuilder joined = new StringBuilder();
        for (String line : visible.subList(start, end)) {
            joined.append(joined.isEmpty() || line.isEmpty() ? "" : " ").append(line);
        }
        return joined.toString();
    }
}
