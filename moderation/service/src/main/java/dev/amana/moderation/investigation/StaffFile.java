package dev.amana.moderation.investigation;

import org.jspecify.annotations.Nullable;

/**
 * A file that staff sent.
 *
 * @param name in messages from before this was told, the identifier
 * @param type media type, as messaging found it to be
 * @param bytes in messages from before this was told, with what sealing adds
 * @param sha256 of the content, in hexadecimal; null in messages from before this was told
 */
public record StaffFile(
        String attachmentId,
        String name,
        String type,
        long bytes,
        @Nullable String sha256) {
    /** For people, and for whoever compares. */
    public String line() {
        return name + " · " + type + " · " + bytes + (sha256 == null ? "" : " · SHA-256 " + sha256);
    }
}
