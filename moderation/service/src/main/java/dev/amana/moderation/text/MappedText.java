package dev.amana.moderation.text;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Text on its way through the normaliser. Each char stands for a range of the original text, given in UTF-16 units.
 */
public final class MappedText {
    private final String text;
    /** Null as long as each char stands for the one in its place, as in most texts to the end. */
    private final int @Nullable [] starts;

    private final int @Nullable [] ends;

    private MappedText(String text, int @Nullable [] starts, int @Nullable [] ends) {
        this.text = text;
        this.starts = starts;
        this.ends = ends;
    }

    static MappedText of(String original) {
        return new MappedText(original, null, null);
    }

    public String text() {
        return text;
    }

    /** Another text, of which each char stands for what the one in the same place stands for here. */
    MappedText with(String same) {
        return new MappedText(same, starts, ends);
    }

    /** Where the first char stands that is not of ASCII, or the text ends: most texts of half of the world have none. */
    static int firstForeign(String text) {
        int at = 0;
        while (at < text.length() && text.charAt(at) < 0x80) {
            at++;
        }
        return at;
    }

    private int startOf(int at) {
        return starts == null ? at : starts[at];
    }

    private int endOf(int at) {
        return ends == null ? at + 1 : ends[at];
    }

    int length() {
        return text.length();
    }

    /** Where the range of {@code [from, to)} begins in the original, which may have been in another order. */
    public int originalStart(int from, int to) {
        if (starts == null) {
            return from;
        }
        int start = Integer.MAX_VALUE;
        for (int i = from; i < to; i++) {
            start = Math.min(start, starts[i]);
        }
        return start;
    }

    /** Where the range of {@code [from, to)} ends in the original. */
    public int originalEnd(int from, int to) {
        if (ends == null) {
            return to;
        }
        int end = 0;
        for (int i = from; i < to; i++) {
            end = Math.max(end, ends[i]);
        }
        return end;
    }

    /** Collects the outcome of one step, in reading order. */
    static final class Builder {
        private final MappedText source;
        private final StringBuilder text;
        private int[] starts;
        private int[] ends;

        Builder(MappedText source) {
            this.source = source;
            this.text = new StringBuilder(source.length() + 16);
            this.starts = new int[source.length() + 16];
            this.ends = new int[source.length() + 16];
        }

        /** Says that {@code replacement} stands for the source's chars {@code [from, to)}. */
        void put(CharSequence replacement, int from, int to) {
            for (int i = 0; i < replacement.length(); i++) {
                put(replacement.charAt(i), from, to);
            }
        }

        void put(char replacement, int from, int to) {
            int at = text.length();
            if (at == starts.length) {
                starts = Arrays.copyOf(starts, at * 2);
                ends = Arrays.copyOf(ends, at * 2);
            }
            text.append(replacement);
            starts[at] = source.startOf(from);
            ends[at] = source.endOf(to - 1);
        }

        void keep(int from, int to) {
            for (int i = from; i < to; i++) {
                put(source.text.charAt(i), i, i + 1);
            }
        }

        MappedText build() {
            return new MappedText(text.toString(), starts, ends);
        }
    }
}
