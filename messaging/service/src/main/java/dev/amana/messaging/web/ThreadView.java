package dev.amana.messaging.web;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The messages that a page shows.
 *
 * @param earlier the position before which there is more, if there is
 */
record ThreadView(List<Bubble> bubbles, @Nullable Long earlier) {

    /** The same as long as the reader would see the same. */
    public String tag() {
        return Integer.toHexString(Objects.hash(bubbles, earlier));
    }

    /** The position of the newest message. */
    public long newest() {
        return bubbles.isEmpty() ? -1 : bubbles.getLast().position();
    }

    /** How many the other side wrote after a position. */
    public long newAfter(long position) {
        return bubbles.stream()
                .filter(bubble -> !bubble.own() && bubble.position() > position)
                .count();
    }

    /** What the other side wrote. */
    List<String> others() {
        return bubbles.stream()
                .filter(bubble -> !bubble.own())
                .map(bubble -> bubble.message().messageId())
                .toList();
    }
}
