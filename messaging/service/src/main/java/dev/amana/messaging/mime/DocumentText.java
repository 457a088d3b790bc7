package dev.amana.messaging.mime;

import java.util.Set;

/**
 * How much of a mail's hidden text its documents say.
 *
 * @param bytes in UTF-8
 * @param whole false where they say more than is read for those who judge the mail
 * @param seenOnly the places, from 0, of attachments that are seen and not read: pictures, and documents without a word
 */
public record DocumentText(int bytes, boolean whole, Set<Integer> seenOnly) {
    public static final DocumentText NONE = new DocumentText(0, true, Set.of());

    public DocumentText {
        seenOnly = Set.copyOf(seenOnly);
    }

    public boolean wordless() {
        return !seenOnly.isEmpty();
    }
}
