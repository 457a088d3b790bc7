package dev.amana.moderation.verdict;

import java.util.List;

/**
 * What is screened.
 *
 * @param own everything the sender wrote now, each text on its own
 * @param quoted what the sender quoted; empty if nothing
 * @param locale BCP 47 tag of the sender; it helps to read phone numbers, and no more
 * @param earlier what the same sender wrote last in the same conversation, oldest first: a threat may be dealt out over
 *     several messages
 */
public record Message(
        Role sender, Role recipient, String locale, List<String> own, List<String> quoted, List<String> earlier) {
    public Message {
        own = List.copyOf(own);
        quoted = List.copyOf(quoted);
        earlier = List.copyOf(earlier);
    }

    /** A message of which nothing came before. */
    public Message(Role sender, Role recipient, String locale, List<String> own, List<String> quoted) {
        this(sender, recipient, locale, own, quoted, List.of());
    }
}
