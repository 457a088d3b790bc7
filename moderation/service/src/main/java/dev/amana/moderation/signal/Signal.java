package dev.amana.moderation.signal;

import dev.amana.moderation.verdict.Place;
import dev.amana.moderation.verdict.Severity;

/**
 * Something noticed in a message.
 *
 * @param category one of {@link Category}, or one that a rule file made up
 * @param name stable, such as {@code threat.en.violence} or {@code contact.email}
 * @param confidence 0 to 1: how sure its source is that it is what its category says
 * @param severity how grave it is before policy
 * @param place in which voice it was said
 * @param view the reading in which it was noticed
 * @param part which of the message's texts of that voice, counting from 0; {@link #CONVERSATION} where it runs over
 *     several messages
 * @param start where in that text, in UTF-16 units
 * @param end exclusive
 * @param words the words themselves, as they stand there, cut to a bounded length
 */
public record Signal(
        String category,
        String name,
        double confidence,
        Severity severity,
        Place place,
        View view,
        int part,
        int start,
        int end,
        String words) {
    /** The part of a signal that was dealt out over several messages. */
    public static final int CONVERSATION = -1;

    private static final int LONGEST_WORDS_CHARS = 300;

    public Signal {
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence must be 0 to 1, not " + confidence);
        }
    }

    /** A signal over {@code [start, end)} of a passage, in the passage's own voice. */
    public static Signal in(
            Passage passage,
            String category,
            String name,
            double confidence,
            Severity severity,
            View view,
            int start,
            int end) {
        String words = passage.text().substring(start, Math.min(end, start + LONGEST_WORDS_CHARS));
        return new Signal(
                category, name, confidence, severity, passage.place(), view, passage.part(), start, end, words);
    }

    public Signal withSeverity(Severity other) {
        return new Signal(category, name, confidence, other, place, view, part, start, end, words);
    }

    public Signal withPlace(Place other) {
        return new Signal(category, name, confidence, severity, other, view, part, start, end, words);
    }
}
