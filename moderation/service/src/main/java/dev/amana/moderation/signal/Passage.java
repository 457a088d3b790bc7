package dev.amana.moderation.signal;

import dev.amana.moderation.verdict.Message;
import dev.amana.moderation.verdict.Place;

/**
 * One text of a message.
 *
 * @param place {@link Place#OWN} or {@link Place#QUOTED}
 * @param part see {@link Signal#part}
 */
public record Passage(String text, Place place, int part, Message message) {
    /** Whether it is the first of what the sender writes now: it stands for the message where that is judged as a whole. */
    public boolean isFirst() {
        if (place != Place.OWN || part == Signal.CONVERSATION) {
            return false;
        }
        return message.own().subList(0, part).stream().allMatch(String::isBlank);
    }

    public static Passage own(Message message, int part) {
        return new Passage(message.own().get(part), Place.OWN, part, message);
    }

    public static Passage quoted(Message message, int part) {
        return new Passage(message.quoted().get(part), Place.QUOTED, part, message);
    }
}
