package dev.amana.messaging.mime;

import java.util.List;

/**
 * What is done to a message that is not delivered as it is.
 *
 * @param unscreened moderation had not answered; the reader is told
 * @param warned the reader is warned of what the message says
 * @param redactions words that are replaced wherever they stand
 */
public record Treatment(boolean unscreened, boolean warned, List<String> redactions) {
    public static final Treatment NONE = new Treatment(false, false, List.of());

    public Treatment {
        redactions = List.copyOf(redactions);
    }
}
