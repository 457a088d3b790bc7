package dev.amana.moderation.assessment;

import dev.amana.moderation.signal.Passage;
import dev.amana.moderation.signal.Signal;
import dev.amana.moderation.verdict.Message;
import dev.amana.moderation.verdict.Place;
import java.util.ArrayList;
import java.util.List;

/**
 * The places where one part of a message ends and the next begins, in the order in which its reader sees them: subject and text,
 * text and what is quoted below, text and the name of a file. Whoever cuts a sentence there hides it from a reading of each part alone.
 */
final class Seams {
    /** On either side; patterns are shorter. */
    private static final int MOST_CHARS = 200;
    /** Of very many parts the others are names of files that nobody reads on from. */
    private static final int MOST_PARTS = 8;
    /** By so much of its beginning the next piece of a long text is known to overlap. */
    private static final int OVERLAP_CHARS = 100;

    private Seams() {}

    /** @param between what stands at the seam: a blank, or nothing where a word itself was cut */
    static List<Window> of(Message message, String between) {
        List<String> own =
                message.own().subList(0, Math.min(MOST_PARTS, message.own().size()));
        List<Window> windows = new ArrayList<>();
        for (int part = 1; part < own.size(); part++) {
            add(windows, message, own.get(part - 1), own.get(part), between);
        }
        for (int part = 1; part < own.size() && !message.quoted().isEmpty(); part++) {
            add(windows, message, own.get(part), unmarked(message.quoted().getFirst()), between);
        }
        return windows;
    }

    private static void add(List<Window> windows, Message message, String first, String second, String between) {
        if (!first.isBlank() && !second.isBlank() && !overlap(first, second)) {
            String tail = first.stripTrailing();
            String left = tail.substring(Math.max(0, tail.length() - MOST_CHARS)) + between;
            String begin = second.stripLeading();
            String right = begin.substring(0, Math.min(begin.length(), MOST_CHARS));
            windows.add(new Window(new Passage(left + right, Place.OWN, Signal.CONVERSATION, message), left.length()));
        }
    }

    private static boolean overlap(String first, String second) {
        return second.length() > OVERLAP_CHARS && first.contains(second.substring(0, OVERLAP_CHARS));
    }

    /** Without the signs by which mail programs mark what is quoted. */
    private static String unmarked(String quoted) {
        int start = 0;
        while (start < quoted.length()
                && (quoted.charAt(start) == '>' || Character.isWhitespace(quoted.charAt(start)))) {
            start++;
        }
        return quoted.substring(start);
    }
}
