package dev.amana.messaging.mime;

import org.jspecify.annotations.Nullable;

/**
 * @param name decoded file name, never a path
 * @param type media type after inspection, lower case, without parameters
 * @param content not copied, so not to be changed
 * @param contentId without angle brackets, when the HTML part shows it inline
 */
@SuppressWarnings("ArrayRecordComponent") // Contents are never compared.
public record MailAttachment(
        String name, String type, byte[] content, @Nullable String contentId) {
    public boolean inline() {
        return contentId != null;
    }
}
