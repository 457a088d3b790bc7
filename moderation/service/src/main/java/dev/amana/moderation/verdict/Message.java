package dev.amana.moderation.verdict;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is screened.
 *
 * @param own everything the sender wrote now, each text on its own
 * @param quoted what the sender quoted; empty if nothing
 * @param locale BCP 47 tag of the sender; it helps to read phone numbers, and no more
 * @param earlier what the same sender wrote last in the same conversation, oldest first: a threat may be dealt out over
 *     several messages
 * @param between whose message it is; null where a text is only tried
 */
public record Message(
        Role sender,
        Role recipient,
        String locale,
        List<String> own,
        List<String> quoted,
        List<String> earlier,
        @Nullable Between between) {
    /** Who writes to whom, and where. */
    public record Between(String conversationId, String senderId, String recipientId) {}

    public Message {
        own = List.copyOf(own);
        quoted = List.copyOf(quoted);
        earlier = List.copyOf(earlier);
    }

    /** A message of which nothing came before. */
    public Message(Role sender, Role recipient, String locale, List<String> own, List<String> quoted) {
        this(sender, recipient, locale, own, quoted, List.of());
    }

    /** A text that is only tried. */
    public Message(
            Role sender, Role recipient, String locale, List<String> own, List<String> quoted, List<String> earlier) {
        this(sender, recipient, locale, own, quoted, earlier, null);
    }
}
