package dev.amana.moderation.verdict;

import java.util.List;

/**
 * What is screened.
 *
 * @param own everything the sender wrote now, each text on its own
 * @param quoted what the sender quoted; empty if nothing
 * @param locale BCP 47 tag of the sender; it helps to read phone numbers, and no more
 */
public record Message(Role sender, Role recipient, String locale, List<String> own, List<String> quoted) {
    public Message {
        own = List.copyOf(own);
        quoted = List.copyOf(quoted);
    }
}
