package dev.amana.moderation.text;

import java.util.List;

/** Where one view of a text differs from another. */
final class Difference {
    /** What is said may run over into the next sentence; so one more is read on either side. */
    private static final int MORE_SENTENCES = 1;

    private Difference() {}

    /** The sentences of {@code view} from the first that differs from {@code other} to the last. */
    static List<Token> sentences(List<Token> other, List<Token> view) {
        if (other.equals(view)) {
            return List.of();
        }
        int shorter = Math.min(other.size(), view.size());
        int from = 0;
        while (from < shorter && other.get(from).equals(view.get(from))) {
            from++;
        }
        int same = 0;
        while (same < shorter - from && other.get(other.size() - 1 - same).equals(view.get(view.size() - 1 - same))) {
            same++;
        }
        int to = view.size() - same;
        if (from == to && view.size() == other.size()) {
            return List.of();
        }
        return view.subList(start(view, from), end(view, to));
    }

    private static int start(List<Token> view, int token) {
        int start = token;
        int more = MORE_SENTENCES;
        while (start > 0 && !(view.get(start - 1).isSentenceEnd() && more-- == 0)) {
            start--;
        }
        return start;
    }

    private static int end(List<Token> view, int token) {
        int end = token;
        int more = MORE_SENTENCES;
        while (end < view.size() && !(view.get(end).isSentenceEnd() && more-- == 0)) {
            end++;
        }
        return end;
    }
}
